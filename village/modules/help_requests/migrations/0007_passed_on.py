"""What is passed on about a child, what is written down for somebody, and a name in what should have none."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "concerns.sql").read_text()
BACK = """DROP FUNCTION app.begin_concern, app.end_writing, app.my_concerns, app.activate_concern, app.drop_concern,
  app.assign_writer, app.holds_a_name;"""


class Migration(migrations.Migration):
    dependencies = [("help_requests", "0006_colleagues")]

    operations = [migrations.RunSQL([(SQL, None)], BACK)]
