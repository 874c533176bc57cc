"""Opening one thing asks about its one row, and lists ask once what is theirs to see whole."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Renew

SQL = (Path(__file__).parent.parent / "sql" / "plain.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("access", "0002_acts_of_danger")]
    operations = [
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
        Renew("people", "Person", "Family", "FamilyOwner", "Guardianship"),
    ]
