"""The promises kept of all organisations are counted in one go."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "kept.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("promises", "0006_in_every_language")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
