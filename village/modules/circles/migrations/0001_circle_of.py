"""The circle has no tables of its own: one question to the lock."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "circle_of.sql").read_text()


class Migration(migrations.Migration):
    initial = True
    dependencies = [("access", "0001_the_lock")]
    operations = [migrations.RunSQL([(SQL, None)], "DROP FUNCTION app.circle_of")]
