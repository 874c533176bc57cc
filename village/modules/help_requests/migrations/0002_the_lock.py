"""The lock on requests, and their numbers."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "requests.sql").read_text()
BACK = "DROP FUNCTION app.next_request_number, app.raise_request, app.waited_for_me, app.tell_on_duty"


class Migration(migrations.Migration):
    dependencies = [
        ("help_requests", "0001_initial"), ("access", "0001_the_lock"), ("promises", "0002_the_lock"),
    ]  # fmt: skip
    operations = [
        Protect("help_requests", "HelpRequest", "RequestStep", "RequestCounter", "RequestRise"),
        migrations.RunSQL([(SQL, None)], BACK),
    ]
