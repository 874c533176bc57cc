-- The same answers, asked so that a town of 100,000 people does not wait.

-- Somebody new is written into the index of names at once: a list of what still has to go in would be read by every search.
ALTER INDEX people_person_by_name SET (fastupdate = off);

-- A list says what it was asked for: it stands in every row of the file.
CREATE OR REPLACE FUNCTION app.take_list(p_id uuid) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE wanted jsonb;
BEGIN
  IF NOT app.strong_enough() THEN RETURN NULL; END IF;
  UPDATE own_data_longlist SET taken_at = now()
    WHERE village_id = app.village() AND id = p_id AND asked_by_id = app.person() AND taken_at IS NULL
      AND agreed_at > now() - interval '1 day' AND organisation_id = ANY (app.my_organisations())
    RETURNING jsonb_build_object('narrow', narrow, 'why', reason) INTO wanted;
  RETURN wanted;
END $$;

-- Keeping terms change by the day, not by the minute: the clock counts them at night, the page reads what was counted,
-- and whoever proposes or confirms is looked at again, one person at a time.
CREATE FUNCTION app.count_terms(p_village uuid, p_terms jsonb, p_older_than interval) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := coalesce(current_setting('app.village', true), ''); n int;
BEGIN
  INSERT INTO own_data_termcount AS c (id, village_id, created_at, at) VALUES (gen_random_uuid(), p_village, now(), now())
    ON CONFLICT (village_id) DO UPDATE SET at = now() WHERE c.at < now() - p_older_than;
  IF NOT FOUND THEN RETURN 0; END IF;
  PERFORM set_config('app.village', p_village::text, true);
  DELETE FROM own_data_pastterm WHERE village_id = p_village;
  INSERT INTO own_data_pastterm (id, village_id, created_at, subject_id, kinds, number, last_at, due_on, is_whole)
    SELECT gen_random_uuid(), p_village, now(), x.subject_id, x.kinds, x.number, x.last_at, x.due_on, x.is_whole FROM app.past_term(p_terms, NULL) x;
  GET DIAGNOSTICS n = ROW_COUNT;
  PERFORM set_config('app.village', before, true);
  RETURN n;
END $$;

CREATE FUNCTION app.terms_open() RETURNS SETOF own_data_pastterm
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.keeps_terms() THEN RETURN; END IF;
  RETURN QUERY SELECT x.* FROM own_data_pastterm x WHERE x.village_id = app.village()
    AND NOT EXISTS (SELECT 1 FROM own_data_termdecision d WHERE d.village_id = x.village_id AND d.subject_id = x.subject_id
      AND (d.confirmed_at IS NULL OR (d.what = 'keep' AND d.keep_until > current_date) OR (d.confirmed_at > x.created_at)));
END $$;

-- One page of it: the oldest first. Numbers and dates, no name and no word.
CREATE FUNCTION app.terms_page(p_from int, p_size int) RETURNS TABLE (subject_id uuid, kinds smallint[], number int,
  last_at timestamptz, due_on date, is_whole boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT x.subject_id, x.kinds::smallint[], x.number, x.last_at, x.due_on, x.is_whole FROM app.terms_open() x
  WHERE x.village_id = app.village() ORDER BY x.due_on, x.subject_id OFFSET p_from LIMIT p_size
$$;

CREATE FUNCTION app.terms_counted(OUT number bigint, OUT at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (SELECT count(*) FROM app.terms_open()), (SELECT c.at FROM own_data_termcount c WHERE c.village_id = app.village() AND app.keeps_terms())
$$;

-- One person, looked at now.
CREATE FUNCTION app.term_of(p_terms jsonb, p_subject uuid) RETURNS TABLE (subject_id uuid, kinds smallint[], number bigint,
  last_at timestamptz, due_on date, is_whole boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.keeps_terms() THEN RETURN; END IF;
  RETURN QUERY SELECT x.* FROM app.past_term(p_terms, p_subject) x
    WHERE NOT EXISTS (SELECT 1 FROM own_data_termdecision d WHERE d.village_id = app.village() AND d.subject_id = x.subject_id
      AND (d.confirmed_at IS NULL OR (d.what = 'keep' AND d.keep_until > current_date)));
END $$;

DROP FUNCTION app.terms_over;
REVOKE ALL ON FUNCTION app.count_terms, app.terms_open, app.terms_page, app.terms_counted, app.term_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.count_terms, app.terms_page, app.terms_counted, app.term_of TO village_app;
