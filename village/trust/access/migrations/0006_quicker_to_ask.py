"""Reading is asked in fewer words: the rule about one row is a function with a plan of its own, lists look into sets."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import RenewAll, with_the_rule

SQL = Path(__file__).parent.parent / "sql"


def run(name):
    return migrations.RunSQL([(with_the_rule((SQL / name).read_text()), None)], migrations.RunSQL.noop)


class Migration(migrations.Migration):
    dependencies = [("access", "0005_asking_the_logbook")]
    operations = [
        run("reading.sql"),
        run("plain.sql"),
        run("opening.sql"),
        RenewAll(),
    ]
