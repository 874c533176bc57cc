"""The lock on promises, and what the clock and team leaders may know of them."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "promises.sql").read_text()
BACK = (
    "DROP FUNCTION app.promises_due, app.raise_promise, app.promises_of_team, app.promises_kept,"
    " app.can_still_be_kept"
)


class Migration(migrations.Migration):
    dependencies = [("promises", "0001_initial"), ("access", "0001_the_lock"), ("notices", "0001_initial")]
    operations = [
        Protect("promises", "Promise", "PromiseChange", "PromiseRise"),
        migrations.RunSQL([(SQL, None)], BACK),
    ]
