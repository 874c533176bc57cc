-- What the policies of reading ask (lock.py). Each is a function with a plan of its own: written out in every policy of every
-- table, the same questions were planned anew by every statement, which took longer than answering them.

-- set when somebody came in with a receipt code: this one item and nothing else
CREATE OR REPLACE FUNCTION app.only_item() RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN nullif(current_setting('app.only_item', true), '')::uuid;
END $$;

-- The rule about one row, but for what is closed: the policies ask that once per statement.
CREATE OR REPLACE FUNCTION app.reaches(p_subject uuid, p_kind int, p_audience int, p_author uuid, p_organisation uuid, p_item uuid,
  p_created timestamptz, p_right int) RETURNS boolean
LANGUAGE plpgsql STABLE COST 1000 SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN {reaches};
END $$;

-- Whom the line of this transaction opens.
CREATE OR REPLACE FUNCTION app.opened() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE k text := current_setting('app.key', true); e record;
BEGIN
  IF k IS NULL OR k = '' THEN
    RAISE insufficient_privilege USING MESSAGE = 'contents read without a line in the logbook: open_subject(), open_list() or find()';
  END IF;
  SELECT act, subject_id INTO e FROM logbook_entry WHERE village_id = app.village() AND id = k::bigint
    AND person_id = app.person() AND decision = 'allow' AND at > clock_timestamp() - interval '15 minutes';
  IF NOT FOUND THEN RETURN '{}'; END IF;
  IF current_setting('app.second_factor', true) IS DISTINCT FROM 'on' AND NOT app.strong_enough() THEN RETURN '{}'; END IF;
  IF e.act IN ('list', 'search') THEN RETURN app.my_subjects(); END IF;
  RETURN ARRAY[e.subject_id];
END $$;

-- The one item a line is about; empty when it is about a whole subject or a list.
CREATE OR REPLACE FUNCTION app.opened_item() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (SELECT item_id FROM logbook_entry WHERE village_id = app.village() AND person_id = app.person()
    AND id = nullif(current_setting('app.key', true), '')::bigint);
END $$;

-- One bit for each kind and audience that many may share: 16 * audience + kind.
CREATE OR REPLACE FUNCTION app.wide_bits(p_kinds int, p_audiences int) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN (p_audiences & 1) <> 0 THEN p_kinds::bigint ELSE 0 END | CASE WHEN (p_audiences & 2) <> 0 THEN p_kinds::bigint << 16 ELSE 0 END
$$;

-- What I may see, ever since, of most people who are mine to see whole (asked of a hundred of them); and of whom all of that.
-- Whoever is there for two thousand people has it answered by one look into a set, not by a search through the grants for each
-- row. Both find the same hundred, in the order of the key. A grant that gives something else, or since a day, is looked up as ever.
CREATE OR REPLACE FUNCTION app.wide_mask() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (SELECT coalesce(mode() WITHIN GROUP (ORDER BY x.bits), 0) FROM (
    SELECT app.wide_bits(g.kinds, g.audiences) AS bits FROM access_grant g
    WHERE g.village_id = app.village() AND g.reader_id = app.person() AND g.item_id IS NULL AND g.vf <= now() AND g.vt > now()
      AND (g.rights & 1) <> 0 AND g.since <= '2000-01-01 00:00+00' AND g.kinds <> 0
    ORDER BY g.village_id, g.reader_id, g.subject_id, g.n LIMIT 100) x);
END $$;

CREATE OR REPLACE FUNCTION app.wide_subjects() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE most bigint := app.wide_mask();
BEGIN
  RETURN QUERY SELECT g.subject_id FROM access_grant g
    WHERE g.village_id = app.village() AND g.reader_id = app.person() AND g.item_id IS NULL AND g.vf <= now() AND g.vt > now()
      AND (g.rights & 1) <> 0 AND g.since <= '2000-01-01 00:00+00' AND g.kinds <> 0 AND app.wide_bits(g.kinds, g.audiences) & most = most;
END $$;

REVOKE ALL ON FUNCTION app.only_item, app.reaches, app.opened, app.opened_item, app.wide_bits, app.wide_mask, app.wide_subjects FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.only_item, app.reaches, app.opened, app.opened_item, app.wide_mask, app.wide_subjects TO village_app;
