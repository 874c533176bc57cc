"""The lock on the directory of the village: everybody reads it, each organisation keeps its own part (C-14, C-31)."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import InsideTheVillage, Protect

SQL = (Path(__file__).parent.parent / "sql" / "who_is_who.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("access", "0006_quicker_to_ask"), ("directory", "0002_who_is_who")]
    operations = [
        Protect(
            "directory", "Entry", "Service", "ContactKind", "Area", "Contact", "DirectoryRules", "DirectoryChange",
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
        InsideTheVillage("directory"),
    ]  # fmt: skip
