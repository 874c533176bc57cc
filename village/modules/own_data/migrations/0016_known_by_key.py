"""Who is known already is looked for among those one knows, and not among the whole town."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "known_by_key.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("own_data", "0015_who_it_is")]
    operations = [migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
