"""Who works here and opens very many people in an hour is asked why before it goes on (T5)."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect, Renew

SQL = (Path(__file__).parent.parent / "sql" / "many.sql").read_text()
READ = "GRANT SELECT (most_in_an_hour) ON villages_village TO village_rules"


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_plain_grants"), ("logbook", "0003_reading_pause"), ("villages", "0002_most_in_an_hour"),
        ("notices", "0004_the_ladder"),
    ]  # fmt: skip
    operations = [
        Protect("logbook", "ReadingPause"),
        migrations.RunSQL([(SQL, None), (READ, None)], migrations.RunSQL.noop),
        Renew("villages", "Village"),
    ]
