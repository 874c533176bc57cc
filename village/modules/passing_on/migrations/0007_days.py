"""The days on which somebody calls after a plan has ended, in the calendar of one's own."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "days.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("passing_on", "0006_rules_noted"), ("waiting", "0005_days")]
    operations = [migrations.RunSQL([(SQL, None)], "DROP FUNCTION app.my_calling_days")]
