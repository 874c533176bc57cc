"""Who is known already by a question: found by the index of names."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "known.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("own_data", "0008_faster"), ("help_requests", "0001_initial")]
    operations = [migrations.RunSQL([(SQL, None)], "DROP FUNCTION app.known_requests")]
