"""The days of waiting in the calendar of one's own."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "days.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("waiting", "0004_inside_the_village")]
    operations = [migrations.RunSQL([(SQL, None)], "DROP FUNCTION app.my_waiting_days, app.day_shows")]
