"""The lock on what was agreed: shown to the same eyes as what it froze, changed by nobody."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "agreements.sql").read_text()
BACK = """
DROP TRIGGER stays_as_it_is ON agreements_version; DROP TRIGGER stays_as_it_is ON agreements_frozenpiece;
DROP TRIGGER stays_as_it_is ON agreements_answer; DROP TRIGGER guard_version ON agreements_version;
DROP TRIGGER guard_piece ON agreements_frozenpiece; DROP TRIGGER guard_answer ON agreements_answer;
DROP FUNCTION app.stays_as_it_is, app.guard_version, app.guard_piece, app.guard_answer, app.is_last_version, app.whose_yes, app.give_paper_code,
  app.points_of_code, app.say_by_code, app.start_feed, app.stop_feed, app.my_feed_since, app.feed_of, app.my_step_days;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0001_initial"), ("access", "0003_plain_grants"), ("family_plans", "0002_the_lock"),
    ]  # fmt: skip
    operations = [
        Protect("agreements", "Version", "FrozenPiece", "Answer", "PaperCode", "Feed"),
        migrations.RunSQL([(SQL, None)], BACK),
    ]
