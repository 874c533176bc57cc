"""A lock for safety reaches what the family has together as well."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "family_plan.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("access", "0008_own_rules")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
