"""The lock on the steps of a school year and on what belongs to a question; and the clock that reminds."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import InsideTheVillage, Protect

SQL = (Path(__file__).parent.parent / "enrolment.sql").read_text()
BACK = (
    "DROP TRIGGER guard_school_year ON enrolment_schoolyear; DROP TRIGGER guard_enrolment_step ON enrolment_enrolmentstep;"
    " DROP FUNCTION app.guard_school_year, app.guard_enrolment_step, app.enrolment_near, app.questions_to_remind, app.remind_of_steps"
)


class Migration(migrations.Migration):
    dependencies = [
        ("enrolment", "0001_initial"), ("access", "0001_the_lock"), ("channels", "0002_the_lock"),
        ("help_requests", "0006_colleagues"), ("notices", "0006_a_date_comes_near"),
    ]  # fmt: skip
    operations = [
        Protect("enrolment", "SchoolYear", "EnrolmentStep", "EnrolmentChoice", "StepMark", "AppointmentMove"),
        migrations.RunSQL([(SQL, None)], BACK),
        InsideTheVillage("enrolment"),
    ]
