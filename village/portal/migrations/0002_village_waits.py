"""One question about the numbers of the village."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "figures.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_attempts"), ("help_requests", "0001_initial")]
    operations = [migrations.RunSQL([(SQL, None)], "DROP FUNCTION app.village_waits")]
