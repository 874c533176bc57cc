"""The lock goes on: actor, grants, keys, doors, and the policies of every trust table."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect, with_the_rule

SQL = Path(__file__).parent.parent / "sql"


def run(name):
    return migrations.RunSQL([(with_the_rule((SQL / name).read_text()), None)], migrations.RunSQL.noop)


GRANT = """DO $$ DECLARE f record; BEGIN
  FOR f IN SELECT p.oid::regprocedure AS name, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'app' LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f.name);
    IF f.proname NOT IN ('refresh', 'on_subject_rule', 'on_membership', 'on_person', 'rebuild_grants', 'line', 'reads_too_many', 'unlock', 'drop_single_key') THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO village_app', f.name);
    END IF;
  END LOOP; END $$;
GRANT EXECUTE ON FUNCTION app.mask, app.village, app.person TO village_rules;"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("villages", "0001_initial"), ("people", "0001_initial"), ("directory", "0001_initial"),
        ("consent", "0001_initial"), ("logbook", "0001_initial"), ("notices", "0001_initial"),
    ]  # fmt: skip
    operations = [
        run("actor.sql"),
        run("reading.sql"),
        run("grants.sql"),
        run("keys.sql"),
        run("opening.sql"),
        run("plain.sql"),
        run("lock.sql"),
        run("doors.sql"),
        Protect("villages", "Village", "OpeningHours", "Draft", "SentForm"),
        Protect("people", "Subject", "Person", "Family", "FamilyOwner", "Guardianship", "EntryCode"),
        Protect("directory", "Organization", "Membership", "Agreement"),
        Protect("consent", "ConsentNotice", "Consent", "Assignment", "Restriction", "Mandate"),
        Protect("notices", "Notice", "Delivery"),
        run("trust_writes.sql"),
        migrations.RunSQL([(GRANT, None)], migrations.RunSQL.noop),
    ]
