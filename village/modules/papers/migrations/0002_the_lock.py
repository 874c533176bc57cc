"""The lock on papers, on what is in them, and on earlier help."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "papers.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("papers", "0001_initial"), ("access", "0003_plain_grants")]
    operations = [
        Protect("papers", "Paper", "Content", "EarlierHelp"),
        migrations.RunSQL([(SQL, None)], "DROP FUNCTION app.papers_fit"),
    ]
