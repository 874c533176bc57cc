"""Counters of attempts, for all web processes together. They hold fingerprints and times, nobody's name."""

from django.db import migrations

MAKE = """
CREATE TABLE portal_attempt (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX portal_attempt_expires ON portal_attempt (expires);
ALTER TABLE portal_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE portal_attempt FORCE ROW LEVEL SECURITY;
CREATE POLICY count_attempts ON portal_attempt USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON portal_attempt TO village_app;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("access", "0001_the_lock")]
    operations = [migrations.RunSQL([(MAKE, None)], "DROP TABLE portal_attempt")]
