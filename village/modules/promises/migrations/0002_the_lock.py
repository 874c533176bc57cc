"""The lock on promises, and how one is told that they end."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "promises.sql").read_text()
BACK = "DROP FUNCTION app.raise_promise, app.can_still_be_kept"


class Migration(migrations.Migration):
    dependencies = [("promises", "0001_initial"), ("access", "0001_the_lock"), ("notices", "0001_initial")]
    operations = [
        Protect("promises", "Promise", "PromiseChange", "PromiseRise"),
        migrations.RunSQL([(SQL, None)], BACK),
    ]
