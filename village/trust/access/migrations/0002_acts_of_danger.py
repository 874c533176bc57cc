"""Written acts of danger: disclosed one by one, hidden from those who were not told, and a lock for safety."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

SQL = Path(__file__).parent.parent / "sql"


def run(name):
    return migrations.RunSQL([((SQL / name).read_text(), None)], migrations.RunSQL.noop)


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_the_lock"), ("consent", "0003_disclosure"), ("notices", "0001_initial"),
    ]  # fmt: skip
    operations = [
        Protect("consent", "Disclosure", "Mandate"),
        run("disclosed.sql"),
        run("danger.sql"),
    ]
