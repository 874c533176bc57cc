"""Who stands in for the owner of a promise hears of it too."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "deputies.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("promises", "0004_beside_the_answer")]

    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
