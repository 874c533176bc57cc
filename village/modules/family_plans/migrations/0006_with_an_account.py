"""Who of the circle has an account of their own: they are offered no link."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "with_account.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("family_plans", "0005_own_voice")]
    operations = [migrations.RunSQL([(SQL, None)], "DROP FUNCTION app.circle_with_account")]
