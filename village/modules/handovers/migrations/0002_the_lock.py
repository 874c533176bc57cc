"""The lock on handovers and letters, and what passes between their two sides."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "handovers.sql").read_text()
BACK = (
    "DROP FUNCTION app.handover_i_send, app.send_letter, app.letter_link, app.letter_closes, app.letter_says,"
    " app.take_letter_back, app.letters_due, app.letter_rises, app.handed_over_by_me"
)


class Migration(migrations.Migration):
    dependencies = [
        ("handovers", "0001_initial"), ("access", "0001_the_lock"), ("help_requests", "0002_the_lock"),
        ("promises", "0002_the_lock"),
    ]  # fmt: skip
    operations = [
        Protect("handovers", "Handover", "HandoverPart", "HandoverYes", "Letter", "LetterPart", "LetterStep"),
        migrations.RunSQL([(SQL, None)], BACK),
    ]
