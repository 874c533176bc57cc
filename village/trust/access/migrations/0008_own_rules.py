"""The lock on what a village decides itself: everybody may read it, its keeper adds to it, and no line is written again."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "sql" / "own_rules.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("access", "0007_who_is_who"), ("villages", "0003_own_rules")]
    operations = [Protect("villages", "VillageRule"), migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop)]
