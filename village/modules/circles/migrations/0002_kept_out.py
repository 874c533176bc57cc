"""Who keeps somebody out reads whom."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "kept_out.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("circles", "0001_circle_of")]
    operations = [migrations.RunSQL([(SQL, None)], "DROP FUNCTION app.kept_out")]
