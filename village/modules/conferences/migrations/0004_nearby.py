"""The children around somebody are found from one person to the next, not among the whole town."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "nearby.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("conferences", "0003_inside_the_village")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
