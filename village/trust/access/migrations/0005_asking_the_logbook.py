"""Three questions modules may have answered from the logbook, without reading it."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "asked.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("access", "0004_very_many_at_once")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
