"""The lock on acts of danger, and what they ask of the database."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "danger.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("danger", "0001_initial"), ("access", "0002_acts_of_danger"), ("circles", "0004_told")]
    operations = [
        Protect("danger", "DangerAct", "SharedCopy", "ActStep", "ActReminder"),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
