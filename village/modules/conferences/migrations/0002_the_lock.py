"""The lock on case conferences, and what they ask of the database."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "conferences.sql").read_text()
BACK = (
    "DROP TRIGGER conference_chair_ends ON directory_membership; DROP FUNCTION app.may_convene_about, app.kept_from, app.conference_people,"
    " app.begin_conference, app.conference_aside, app.is_conference, app.open_conference, app.tell_of_conference, app.end_conference,"
    " app.leave_conference, app.conference_chair_ends, app.remind_of_conferences, app.keep_conference, app.is_chair_of_me,"
    " app.keep_conference_part, app.conference_waits, app.was_told CASCADE"
)


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0001_initial"), ("danger", "0002_the_lock"), ("family_plans", "0002_the_lock"),
        ("access", "0005_asking_the_logbook"),
    ]  # fmt: skip
    operations = [
        Protect(
            "conferences", "ChildAtConference", "ConferenceMember", "ConferenceTable", "TablePiece", "ChildMinutes", "FamilyAnswer",
            "ToldLater",
        ),
        migrations.RunSQL([(SQL, None)], BACK),
    ]  # fmt: skip
