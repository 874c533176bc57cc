"""A second yes points inside its own village only: the keys without the village go, those with it stand."""

from django.db import migrations

DROP = """
DO $$
DECLARE k record;
BEGIN
  FOR k IN SELECT c.conrelid::regclass::text AS t, a.attname AS col FROM pg_constraint c
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum]
      WHERE c.contype = 'f' AND c.conrelid::regclass::text LIKE 'handovers_along%' AND a.attname <> 'village_id' LOOP
    PERFORM app.drop_single_key(k.t, k.col);
  END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("handovers", "0003_second_yes")]
    operations = [migrations.RunSQL([(DROP, None)], migrations.RunSQL.noop)]
