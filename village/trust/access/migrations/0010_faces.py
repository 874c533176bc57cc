"""The lock on faces, the address beside each name, and what goes when work ends."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import InsideTheVillage, Protect, Renew

SQL = (Path(__file__).parent.parent / "sql" / "faces.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("access", "0009_family_plan"), ("directory", "0003_a_face")]
    operations = [
        Protect("directory", "Face"),
        # who works where was locked before it had a face
        Renew("directory", "Membership"),
        migrations.RunSQL("GRANT SELECT (face) ON directory_membership TO village_rules", migrations.RunSQL.noop),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
        InsideTheVillage("directory"),
    ]
