"""The clock may read the newest fingerprint of each village, to keep it somewhere else."""

from django.db import migrations

NEWEST_SEALS = """
CREATE FUNCTION app.newest_seals() RETURNS TABLE (village text, upto bigint, at timestamptz, hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT ON (s.village_id) v.slug::text, s.upto, s.at, s.hash
  FROM logbook_logseal s JOIN villages_village v ON v.id = s.village_id ORDER BY s.village_id, s.upto DESC
$$;
REVOKE ALL ON FUNCTION app.newest_seals FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.newest_seals TO village_app;
"""


class Migration(migrations.Migration):
    dependencies = [("logbook", "0001_initial"), ("access", "0001_the_lock")]
    operations = [migrations.RunSQL([(NEWEST_SEALS, None)], "DROP FUNCTION app.newest_seals")]
