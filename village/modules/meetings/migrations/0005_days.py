"""The days of meetings and of looking back in the calendar of one's own."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "days.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("meetings", "0004_inside_the_village"), ("waiting", "0005_days")]
    operations = [migrations.RunSQL([(SQL, None)], "DROP FUNCTION app.my_meeting_days, app.my_review_days")]
