"""The one question this module asks the database: counts of a programme."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "fidelity.sql").read_text()
BACK = "DROP FUNCTION app.fidelity_counts, app.may_see_fidelity"


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_the_lock"), ("agreements", "0002_the_lock"), ("meetings", "0002_the_lock"), ("passing_on", "0001_initial"),
        ("safety_notes", "0002_the_lock"),
    ]  # fmt: skip
    operations = [migrations.RunSQL([(SQL, None)], BACK)]
