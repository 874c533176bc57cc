"""The lock on taking part, and what a family, who runs a group and the clock may do."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "taking_part.sql").read_text()
ABOUT = ("TakesPart", "PartYes", "ToKnow", "CallInNeed", "PhotoAnswer", "Attendance")
BACK = "".join(f"DROP TRIGGER guard_taking_part ON taking_part_{name.lower()};" for name in ABOUT) + (
    " DROP FUNCTION app.keeps_groups, app.runs_group, app.things_of_parts, app.seat_runners, app.keep_group,"
    " app.share_taking_part, app.stop_taking_part, app.calls_of_part, app.decides_part, app.guard_taking_part,"
    " app.oldest_attendance, app.forget_attendance"
)


class Migration(migrations.Migration):
    dependencies = [("taking_part", "0001_initial"), ("access", "0001_the_lock")]
    operations = [Protect("taking_part", "Group", "Runner", *ABOUT), migrations.RunSQL([(SQL, None)], BACK)]
