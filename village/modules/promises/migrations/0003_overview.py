"""What the clock, team leaders and figures may know of promises, in statements that read only what they show."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "overview.sql").read_text()
BACK = "DROP FUNCTION app.promises_due, app.promises_of_team, app.promises_kept"


class Migration(migrations.Migration):
    dependencies = [("promises", "0002_the_lock")]
    operations = [migrations.RunSQL([(SQL, None)], BACK)]
