"""Somebody from outside is let in to one single thing."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "invite.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("circles", "0002_kept_out")]
    operations = [migrations.RunSQL([(SQL, None)], "DROP FUNCTION app.invite_person, app.birth_date_of")]
