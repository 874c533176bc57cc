"""Who looks because of danger stands in the circle once the family was told."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "told.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("circles", "0003_invite"), ("access", "0002_acts_of_danger")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
