"""The lock on talks and on what is asked with them, and what passes between both sides of talking together."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

HERE = Path(__file__).parent.parent
TALKS, MEDIATION = (HERE / "talks.sql").read_text(), (HERE / "mediation.sql").read_text()
TALKS_BACK = (
    "DROP TRIGGER guard_talk ON talks_talk; DROP FUNCTION app.guard_talk, app.is_trained, app.open_talks, app.keep_talk,"
    " app.close_talk, app.record_training, app.give_talk"
)
MEDIATION_BACK = (
    "DROP TRIGGER mediation_ends ON help_requests_helprequest; DROP FUNCTION app.mediation_ends, app.invite_other,"
    " app.answer_invitation, app.stop_mediation"
)


class Migration(migrations.Migration):
    dependencies = [
        ("talks", "0001_initial"), ("access", "0001_the_lock"), ("help_requests", "0006_colleagues"),
    ]  # fmt: skip
    operations = [
        Protect("talks", "Talk", "Training", "TalkAsked", "Mediation", "Invitation"),
        migrations.RunSQL([(TALKS, None)], TALKS_BACK),
        migrations.RunSQL([(MEDIATION, None)], MEDIATION_BACK),
    ]
