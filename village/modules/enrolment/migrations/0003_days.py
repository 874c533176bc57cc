"""The moments to sit together in the calendar of one's own."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "days.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("enrolment", "0002_the_lock"), ("waiting", "0005_days")]
    operations = [migrations.RunSQL([(SQL, None)], "DROP FUNCTION app.my_enrolment_days")]
