-- Is somebody written down already? Tolerant to accents, order and one typing error, without an extension: the index holds
-- each word of a name and what is left of it without one letter; two words that differ in one letter share one of these.

CREATE FUNCTION app.folded(p_text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = pg_catalog, pg_temp AS $$
  SELECT regexp_replace(normalize(lower(p_text), NFKD), '[\u0300-\u036f\u064b-\u065f]', '', 'g')
$$;

CREATE FUNCTION app.word_keys(p_word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = pg_catalog, pg_temp AS $$
  SELECT array_agg(DISTINCT k) FROM (
    SELECT p_word AS k
    UNION ALL SELECT overlay(p_word PLACING '' FROM n FOR 1) FROM generate_series(1, least(length(p_word), 20)) n WHERE length(p_word) > 2) x
$$;

CREATE FUNCTION app.name_keys(p_name text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT k), '{}') FROM (
    SELECT w FROM regexp_split_to_table(app.folded(p_name), '[^[:alnum:]]+') w WHERE length(w) > 1 LIMIT 8) x, unnest(app.word_keys(w)) k
$$;

CREATE INDEX people_person_by_name ON people_person USING gin (app.name_keys(name));

-- Everybody whose name has each of these words (folded), give or take one letter.
CREATE FUNCTION app.called_like(p_village uuid, p_words text[], p_limit int) RETURNS TABLE (id uuid, subject_id uuid, name text, birth_date date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE w text; q text := 'SELECT p.id, p.subject_id, p.name::text, p.birth_date FROM people_person p WHERE p.village_id = $1';
BEGIN
  FOREACH w IN ARRAY p_words LOOP
    q := q || format(' AND app.name_keys(p.name) && %L::text[]', app.word_keys(w));
  END LOOP;
  RETURN QUERY EXECUTE q || ' LIMIT $2' USING p_village, p_limit;
END $$;

-- The same, of whom I may read the name; nobody learns of anybody else.
CREATE FUNCTION app.known_like(p_words text[], p_limit int) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF cardinality(p_words) = 0 OR NOT app.strong_enough() THEN RETURN; END IF;
  RETURN QUERY SELECT x.id FROM app.called_like(app.village(), p_words, 5000) x
    WHERE EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = app.village() AND g.reader_id = app.person()
      AND g.subject_id = x.subject_id AND g.item_id IS NULL AND (g.kinds & 1) <> 0 AND (g.audiences & 1) <> 0 AND (g.rights & 1) <> 0
      AND g.vf <= now() AND g.vt > now()) LIMIT p_limit;
END $$;

-- The clock: who was written down since the last round, and somebody like that stood there already. The writer sees nothing
-- of it. Two words at least, or one and the same birth date; and never a different birth date.
CREATE FUNCTION app.find_twins(p_village uuid, p_limit int) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p record; words text[]; found_now int := 0; n int; mark uuid;
BEGIN
  SELECT upto INTO mark FROM own_data_twinmark WHERE village_id = p_village FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO own_data_twinmark (id, village_id, created_at, upto) VALUES (gen_random_uuid(), p_village, now(), '00000000-0000-0000-0000-000000000000')
      ON CONFLICT DO NOTHING;
    mark := '00000000-0000-0000-0000-000000000000';
  END IF;
  FOR p IN SELECT q.id, q.name, q.birth_date FROM people_person q WHERE q.village_id = p_village AND q.id > mark AND q.name <> ''
      AND q.created_at < now() - interval '1 minute' ORDER BY q.id LIMIT p_limit LOOP
    words := ARRAY(SELECT w FROM regexp_split_to_table(app.folded(p.name), '[^[:alnum:]]+') w WHERE length(w) > 1 LIMIT 8);
    IF cardinality(words) > 1 OR (cardinality(words) = 1 AND p.birth_date IS NOT NULL) THEN
      INSERT INTO own_data_twin (id, village_id, created_at, first_id, second_id, answer)
        SELECT gen_random_uuid(), p_village, now(), x.id, p.id, '' FROM app.called_like(p_village, words, 50) x
        WHERE x.id < p.id AND (x.birth_date = p.birth_date OR (cardinality(words) > 1 AND (x.birth_date IS NULL OR p.birth_date IS NULL)))
        ON CONFLICT DO NOTHING;
      GET DIAGNOSTICS n = ROW_COUNT; found_now := found_now + n;
    END IF;
    mark := p.id;
  END LOOP;
  UPDATE own_data_twinmark SET upto = mark WHERE village_id = p_village;
  RETURN found_now;
END $$;

-- The task of the privacy officer: names and birth dates of two, nothing else, and a line for each of them.
CREATE FUNCTION app.twins_waiting(p_answer text, p_limit int) RETURNS TABLE (id uuid, first_name text, first_born date, first_since timestamptz,
  second_name text, second_born date, second_since timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t record;
BEGIN
  IF NOT app.works_as('privacy_officer') OR NOT app.strong_enough() THEN RETURN; END IF;
  FOR t IN SELECT w.id, a.subject_id AS sa, a.name AS na, a.birth_date AS ba, a.created_at AS ca, b.subject_id AS sb, b.name AS nb,
      b.birth_date AS bb, b.created_at AS cb
    FROM own_data_twin w JOIN people_person a ON a.village_id = w.village_id AND a.id = w.first_id
    JOIN people_person b ON b.village_id = w.village_id AND b.id = w.second_id
    WHERE w.village_id = app.village() AND w.answer = p_answer AND a.name <> '' AND b.name <> '' ORDER BY w.created_at, w.id LIMIT p_limit LOOP
    PERFORM app.line('allow', 'view', 'own_data.twins', 'check', t.sa, NULL, 1, 'law', '{}'::jsonb),
            app.line('allow', 'view', 'own_data.twins', 'check', t.sb, NULL, 1, 'law', '{}'::jsonb);
    id := t.id; first_name := t.na; first_born := t.ba; first_since := t.ca; second_name := t.nb; second_born := t.bb; second_since := t.cb;
    RETURN NEXT;
  END LOOP;
END $$;

CREATE FUNCTION app.twins_number() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) FROM own_data_twin WHERE village_id = app.village() AND answer = '' AND app.works_as('privacy_officer') AND app.strong_enough()
$$;

CREATE FUNCTION app.answer_twin(p_id uuid, p_answer text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.works_as('privacy_officer') OR NOT app.strong_enough() OR p_answer NOT IN ('two', 'one') THEN RETURN false; END IF;
  UPDATE own_data_twin SET answer = p_answer, answered_by_id = app.person(), answered_at = now()
    WHERE village_id = app.village() AND id = p_id;
  RETURN FOUND;
END $$;

REVOKE ALL ON FUNCTION app.folded, app.word_keys, app.name_keys, app.called_like, app.known_like, app.find_twins, app.twins_waiting,
  app.twins_number, app.answer_twin FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.folded, app.word_keys, app.name_keys, app.known_like, app.find_twins, app.twins_waiting, app.twins_number,
  app.answer_twin TO village_app;
