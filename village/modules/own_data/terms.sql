-- Keeping terms: which records are past the term of the law file, counted and never read; kept with a reason or erased,
-- always by two people; nothing before its term. Terms come from the law file:
-- [{"kind": 3, "years": 35, "from": "birth", "after": 0}, ...]. Without a birth date the last contact counts: later, never
-- earlier. What is shared with somebody now is at work, and so not due. Who works here is no part of it.

CREATE FUNCTION app.records_by_kind(p_subject uuid) RETURNS TABLE (subject_id uuid, kind int, number bigint, last_at timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t record; q text := 'SELECT subject_id, 0 AS kind, created_at FROM people_person WHERE village_id = $1';
BEGIN
  FOR t IN SELECT name FROM app.protected WHERE audience_sql = 't.audience::int' ORDER BY name LOOP
    q := q || format(' UNION ALL SELECT subject_id, kind::int, created_at FROM %I WHERE village_id = $1', t.name);
  END LOOP;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY EXECUTE 'SELECT x.subject_id, x.kind, count(*), max(x.created_at) FROM (' || q || ') x
    WHERE $2 IS NULL OR x.subject_id = $2 GROUP BY 1, 2' USING app.village(), p_subject;
  PERFORM set_config('app.maintenance', '', true);
END $$;

CREATE FUNCTION app.past_term(p_terms jsonb, p_subject uuid) RETURNS TABLE (subject_id uuid, kinds smallint[], number bigint,
  last_at timestamptz, due_on date, is_whole boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY
  WITH r AS MATERIALIZED (SELECT * FROM app.records_by_kind(p_subject)),
  s AS (SELECT r.subject_id, max(r.last_at) AS last_at FROM r GROUP BY 1),
  d AS (SELECT r.subject_id, r.kind, r.number, s.last_at, greatest(
      (CASE WHEN t.value ->> 'from' = 'birth' THEN coalesce(p.birth_date, s.last_at::date) ELSE s.last_at::date END
        + make_interval(years => (t.value ->> 'years')::int))::date,
      (s.last_at::date + make_interval(years => (t.value ->> 'after')::int))::date) AS due
    FROM r JOIN s ON s.subject_id = r.subject_id
    JOIN people_person p ON p.village_id = app.village() AND p.subject_id = r.subject_id AND p.name <> ''
    JOIN jsonb_array_elements(p_terms) t ON (t.value ->> 'kind')::int = r.kind
    WHERE NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = p.village_id AND m.person_id = p.id AND m.until > now())
      AND NOT EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = p.village_id AND c.subject_id = p.subject_id
        AND c.withdrawn_at IS NULL AND c.until > now()))
  SELECT d.subject_id, array_agg(d.kind::smallint ORDER BY d.kind) FILTER (WHERE d.due <= current_date),
    (sum(d.number) FILTER (WHERE d.due <= current_date))::bigint, max(d.last_at), min(d.due), bool_and(d.due <= current_date)
  FROM d GROUP BY d.subject_id HAVING bool_or(d.due <= current_date);
END $$;

CREATE FUNCTION app.keeps_terms() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT app.strong_enough() AND app.works_as('privacy_officer', 'keeper') $$;

-- The list for the privacy officer and the keeper: numbers and dates, no name and no word.
CREATE FUNCTION app.terms_over(p_terms jsonb, p_limit int) RETURNS TABLE (subject_id uuid, kinds smallint[], number bigint,
  last_at timestamptz, due_on date, is_whole boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.keeps_terms() THEN RETURN; END IF;
  RETURN QUERY SELECT x.* FROM app.past_term(p_terms, NULL) x
    WHERE NOT EXISTS (SELECT 1 FROM own_data_termdecision d WHERE d.village_id = app.village() AND d.subject_id = x.subject_id
      AND (d.confirmed_at IS NULL OR (d.what = 'keep' AND d.keep_until > current_date)))
    ORDER BY x.due_on, x.subject_id LIMIT p_limit;
END $$;

CREATE FUNCTION app.propose_term(p_id uuid, p_subject uuid, p_what text, p_reason text, p_keep_until date, p_law text, p_terms jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE x record;
BEGIN
  IF NOT app.keeps_terms() OR length(btrim(p_reason)) < 3 THEN RETURN false; END IF;
  SELECT * INTO x FROM app.past_term(p_terms, p_subject);
  IF x.subject_id IS NULL THEN RETURN false; END IF;  -- nothing before its term
  INSERT INTO own_data_termdecision (id, village_id, created_at, subject_id, what, kinds, is_whole, number, reason, keep_until, law_version, proposed_by_id)
    VALUES (p_id, app.village(), now(), p_subject, p_what, x.kinds, x.is_whole, x.number, p_reason, p_keep_until, p_law, app.person())
    ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;

CREATE FUNCTION app.terms_proposed() RETURNS TABLE (id uuid, subject_id uuid, what text, kinds smallint[], is_whole boolean, number int,
  reason text, keep_until date, by_name text, is_mine boolean, asked_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.keeps_terms() THEN RETURN; END IF;
  RETURN QUERY SELECT d.id, d.subject_id, d.what::text, d.kinds, d.is_whole, d.number, d.reason::text, d.keep_until, p.name::text,
      d.proposed_by_id = app.person(), d.created_at
    FROM own_data_termdecision d JOIN people_person p ON p.village_id = d.village_id AND p.id = d.proposed_by_id
    WHERE d.village_id = app.village() AND d.confirmed_at IS NULL ORDER BY d.created_at LIMIT 200;
END $$;

CREATE FUNCTION app.drop_term(p_id uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.keeps_terms() THEN RETURN false; END IF;
  DELETE FROM own_data_termdecision WHERE village_id = app.village() AND id = p_id AND confirmed_at IS NULL;
  RETURN FOUND;
END $$;

-- The second person. Erasing empties the words and names of what is past its term; rows stay, to be counted.
-- p_columns: {"table": {"sealed": [...], "plain": [...]}}, from the models.
CREATE FUNCTION app.confirm_term(p_id uuid, p_terms jsonb, p_columns jsonb) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d own_data_termdecision%ROWTYPE; x record; t record; sets text;
BEGIN
  IF NOT app.keeps_terms() THEN RETURN NULL; END IF;
  SELECT * INTO d FROM own_data_termdecision WHERE village_id = app.village() AND id = p_id AND confirmed_at IS NULL
    AND proposed_by_id <> app.person() FOR UPDATE;
  IF d.id IS NULL THEN RETURN NULL; END IF;
  SELECT * INTO x FROM app.past_term(p_terms, d.subject_id);
  IF x.subject_id IS NULL OR NOT x.kinds @> d.kinds OR (d.is_whole AND NOT x.is_whole) THEN RETURN 'not due'; END IF;
  UPDATE own_data_termdecision SET confirmed_by_id = app.person(), confirmed_at = now() WHERE village_id = d.village_id AND id = d.id;
  PERFORM app.line('allow', 'change', CASE d.what WHEN 'erase' THEN 'own_data.erase' ELSE 'own_data.keep_longer' END, 'check',
    d.subject_id, NULL, app.mask(d.kinds), '', '{}'::jsonb);
  IF d.what = 'keep' THEN RETURN 'keep'; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  FOR t IN SELECT p.name, c.value FROM app.protected p JOIN jsonb_each(p_columns) c ON c.key = p.name
      WHERE p.audience_sql = 't.audience::int' ORDER BY 1 LOOP
    SELECT string_agg(format('%I = %L', c.col, c.nothing), ', ') INTO sets FROM (
      SELECT jsonb_array_elements_text(t.value -> 'sealed') AS col, '\x' AS nothing
      UNION ALL SELECT jsonb_array_elements_text(t.value -> 'plain'), '') c;
    IF sets IS NOT NULL THEN
      EXECUTE format('UPDATE %I SET %s WHERE village_id = $1 AND subject_id = $2 AND kind = ANY ($3)', t.name, sets)
        USING d.village_id, d.subject_id, d.kinds;
    END IF;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true);
  IF d.is_whole THEN
    UPDATE people_person SET name = '', email = '', phone = '', birth_date = NULL, account_id = NULL
      WHERE village_id = d.village_id AND subject_id = d.subject_id;
    UPDATE people_guardianship SET evidence = '' WHERE village_id = d.village_id AND subject_id = d.subject_id;
  END IF;
  RETURN 'erase';
END $$;

-- For the clock: whose key still has to be destroyed.
CREATE FUNCTION app.keys_to_destroy() RETURNS TABLE (id uuid, village_id uuid, subject_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.id, d.village_id, d.subject_id FROM own_data_termdecision d
  WHERE d.what = 'erase' AND d.is_whole AND d.confirmed_at IS NOT NULL AND d.key_gone_at IS NULL LIMIT 500
$$;
CREATE FUNCTION app.key_destroyed(p_id uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE own_data_termdecision SET key_gone_at = now() WHERE id = p_id AND confirmed_at IS NOT NULL AND key_gone_at IS NULL
$$;

REVOKE ALL ON FUNCTION app.records_by_kind, app.past_term, app.keeps_terms, app.terms_over, app.propose_term, app.terms_proposed,
  app.drop_term, app.confirm_term, app.keys_to_destroy, app.key_destroyed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.terms_over, app.propose_term, app.terms_proposed, app.drop_term, app.confirm_term,
  app.keys_to_destroy, app.key_destroyed TO village_app;
