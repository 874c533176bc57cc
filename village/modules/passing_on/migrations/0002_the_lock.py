"""The lock on passing on and on endings; what the clock asks, and that nobody leaves a family without somebody."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "passing_on.sql").read_text()
BACK = (
    "DROP TRIGGER leaver_of_plans ON directory_membership; DROP FUNCTION app.announce_leaving, app.call_off_leaving, app.plans_left,"
    " app.coordinator_leaves_on, app.begin_passing_on, app.pass_plans_on, app.end_overlaps, app.tell_of_calls, app.a_leaver_leaves_no_family"
)


class Migration(migrations.Migration):
    dependencies = [
        ("passing_on", "0001_initial"), ("access", "0001_the_lock"), ("family_plans", "0002_the_lock"),
        ("help_requests", "0005_the_whole_desk"),
    ]  # fmt: skip
    operations = [
        Protect(
            "passing_on", "Leaving", "PassingOn", "ForTheNext", "Candidate", "Answer", "Letter", "Ending", "Note", "Celebration", "Goodbye",
            "Aftercare", "AftercareCall", "CallSaid", "AftercareMonths", "CameBack", "ToldBefore",
        ),
        migrations.RunSQL([(SQL, None)], BACK),
    ]  # fmt: skip
