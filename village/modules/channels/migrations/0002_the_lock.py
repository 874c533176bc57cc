"""The lock on wishes and on what waits to be told, and who may know how somebody is reached."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "channels.sql").read_text()
BACK = (
    "DROP FUNCTION app.talks_of_team, app.raise_talk, app.talks_late, app.talkers, app.keep_reach_wish, app.reach_of,"
    " app.may_know_reach"
)


class Migration(migrations.Migration):
    dependencies = [
        ("channels", "0001_initial"),
        ("access", "0002_acts_of_danger"),
        ("notices", "0001_initial"),
        ("promises", "0002_the_lock"),
    ]
    operations = [
        Protect("channels", "ReachWish", "TalkTask", "TalkTry"),
        migrations.RunSQL([(SQL, None)], BACK),
    ]
