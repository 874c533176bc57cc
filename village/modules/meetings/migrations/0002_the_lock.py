"""The lock on meetings and on looking back; what must be there before they are done, and what the clock asks."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "meetings.sql").read_text()
BACK = (
    "DROP TRIGGER meeting_closes ON meetings_closing; DROP TRIGGER review_ends ON meetings_lookedback;"
    " DROP FUNCTION app.children_of_plan, app.meeting_closes, app.review_ends, app.reviews_to_begin, app.begin_review,"
    " app.reviews_to_tell, app.tell_of_review"
)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial"), ("access", "0001_the_lock"), ("family_plans", "0002_the_lock")]
    operations = [
        Protect(
            "meetings", "Meeting", "WithoutFamily", "Seat", "Present", "Closing", "ChildAsked", "Voice", "NotedVoice", "ToldBack", "Point", "Minute",
            "Decision", "Review", "LookedBack", "Opinion", "Change", "Success", "Thanks", "Known",
        ),
        migrations.RunSQL([(SQL, None)], BACK),
    ]  # fmt: skip
