-- Somebody asks to erase (B3-26, GDPR 17): all of somebody, or one question. The law file says what has to stay; a hold keeps what is
-- needed for a complaint, a judge or in danger. The privacy officer answers with the law, a second person confirms, and only then it
-- goes: words, names, and the key when nothing is left. What was decided in danger is spared: it has its own term (T31).

CREATE FUNCTION app.is_held(p_subject uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM own_data_hold h WHERE h.village_id = app.village() AND h.subject_id = p_subject AND h.lifted_at IS NULL
    AND (h.confirmed_at IS NOT NULL OR h.created_at > now() - interval '7 days'))
$$;

-- What is decided in danger about somebody.
CREATE FUNCTION app.spared(p_subject uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT d.item_id), '{}') FROM consent_disclosure d WHERE d.village_id = app.village() AND d.subject_id = p_subject
$$;

-- Empty the words and names of rows: of one subject, of these kinds, and of one thing when it is named. Rows stay, to be counted.
-- p_columns: {"table": {"sealed": [...], "plain": [...]}}, from the models.
CREATE FUNCTION app.empty_rows(p_subject uuid, p_kinds smallint[], p_item uuid, p_spared uuid[], p_columns jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t record; sets text; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  FOR t IN SELECT p.name, c.value FROM app.protected p JOIN jsonb_each(p_columns) c ON c.key = p.name
      WHERE p.audience_sql = 't.audience::int' ORDER BY 1 LOOP
    SELECT string_agg(format('%I = %L', c.col, c.nothing), ', ') INTO sets FROM (
      SELECT jsonb_array_elements_text(t.value -> 'sealed') AS col, '\x' AS nothing
      UNION ALL SELECT jsonb_array_elements_text(t.value -> 'plain'), '') c;
    IF sets IS NOT NULL THEN
      EXECUTE format('UPDATE %I SET %s WHERE village_id = $1 AND subject_id = $2 AND kind = ANY ($3) AND ($4 IS NULL OR item_id = $4)
        AND NOT coalesce(item_id = ANY ($5), false)', t.name, sets) USING app.village(), p_subject, p_kinds, p_item, p_spared;
    END IF;
  END LOOP;
  PERFORM set_config('app.maintenance', before, true);
END $$;

-- Of the person: name, way to reach and way to sign in.
CREATE FUNCTION app.empty_person(p_subject uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE people_person SET name = '', email = '', phone = '', birth_date = NULL, account_id = NULL WHERE village_id = app.village() AND subject_id = p_subject;
  UPDATE people_guardianship SET evidence = '' WHERE village_id = app.village() AND subject_id = p_subject
$$;

-- Past its term, unless a hold keeps it.
CREATE OR REPLACE FUNCTION app.past_term(p_terms jsonb, p_subject uuid) RETURNS TABLE (subject_id uuid, kinds smallint[], number bigint,
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
        AND c.withdrawn_at IS NULL AND c.until > now())
      AND NOT EXISTS (SELECT 1 FROM own_data_hold h WHERE h.village_id = p.village_id AND h.subject_id = p.subject_id AND h.lifted_at IS NULL
        AND (h.confirmed_at IS NOT NULL OR h.created_at > now() - interval '7 days')))
  SELECT d.subject_id, array_agg(d.kind::smallint ORDER BY d.kind) FILTER (WHERE d.due <= current_date),
    (sum(d.number) FILTER (WHERE d.due <= current_date))::bigint, max(d.last_at), min(d.due), bool_and(d.due <= current_date)
  FROM d GROUP BY d.subject_id HAVING bool_or(d.due <= current_date);
END $$;

CREATE OR REPLACE FUNCTION app.confirm_term(p_id uuid, p_terms jsonb, p_columns jsonb) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d own_data_termdecision%ROWTYPE; x record;
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
  PERFORM app.empty_rows(d.subject_id, d.kinds, NULL, '{}', p_columns);
  IF d.is_whole THEN PERFORM app.empty_person(d.subject_id); END IF;
  RETURN 'erase';
END $$;

-- Of each kind, when its term is over. The one who asks counts what is theirs to read; who keeps terms counts all of whom something is asked.
CREATE FUNCTION app.terms_about(p_terms jsonb, p_subject uuid, p_item uuid) RETURNS TABLE (kind int, number bigint, due_on date)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v uuid := app.village(); mine int := CASE WHEN app.only_item() IS NULL AND app.strong_enough() THEN app.my_kinds(p_subject) ELSE 0 END; t record;
  q text := 'SELECT 0 AS kind, x.created_at FROM people_person x WHERE x.village_id = $1 AND x.subject_id = $2 AND ($3 IS NULL OR x.id = $3)';
  shut uuid[] := app.spared(p_subject); born date; latest timestamptz;
  keeps boolean := app.keeps_terms() AND EXISTS (SELECT 1 FROM own_data_erasureasked a WHERE a.village_id = v AND a.subject_id = p_subject AND a.confirmed_at IS NULL);
BEGIN
  IF mine = 0 AND NOT keeps THEN RETURN; END IF;
  IF NOT keeps THEN shut := shut || app.closed(); END IF;
  SELECT p.birth_date INTO born FROM people_person p WHERE p.village_id = v AND p.subject_id = p_subject;
  FOR t IN SELECT name FROM app.protected WHERE audience_sql = 't.audience::int' ORDER BY name LOOP
    q := q || format(' UNION ALL SELECT x.kind::int AS kind, x.created_at FROM %I x WHERE x.village_id = $1 AND x.subject_id = $2
      AND ($3 IS NULL OR x.item_id = $3) AND NOT coalesce(x.item_id = ANY ($4), false) AND ($5 OR x.audience::int = 0 OR x.author_id = app.person())', t.name);
  END LOOP;
  PERFORM set_config('app.maintenance', 'on', true);
  EXECUTE 'SELECT max(created_at) FROM (' || replace(q, '$3 IS NULL', 'true') || ') y' INTO latest USING v, p_subject, p_item, shut, keeps;
  RETURN QUERY EXECUTE 'SELECT y.kind, count(*), greatest(
      (CASE WHEN t.value ->> ''from'' = ''birth'' THEN coalesce($7, $8::date) ELSE $8::date END + make_interval(years => (t.value ->> ''years'')::int))::date,
      ($8::date + make_interval(years => (t.value ->> ''after'')::int))::date)
    FROM (' || q || ') y JOIN jsonb_array_elements($6) t ON (t.value ->> ''kind'')::int = y.kind
    WHERE $5 OR ((1 << y.kind) & $9) <> 0 GROUP BY y.kind, t.value ORDER BY y.kind' USING v, p_subject, p_item, shut, keeps, p_terms, born, latest, mine;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- Whoever it belongs to asks; what others have to agree to is seen when it is answered.
CREATE FUNCTION app.ask_erasure(p_id uuid, p_subject uuid, p_item uuid, p_number text, p_answer timestamptz, p_law text, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE bits int := app.answer_bits(p_subject, app.person());
BEGIN
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL OR app.my_kinds(p_subject) = 0
    OR (p_item IS NOT NULL AND app.subject_of_item(p_item) IS DISTINCT FROM p_subject) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to ask';
  END IF;
  INSERT INTO own_data_erasureasked (id, village_id, created_at, subject_id, item_id, number, asked_by_id, is_self, asked_at, answer_by, answer, kinds, kept,
      instead, reason, by_name, law_version)
    VALUES (p_id, app.village(), now(), p_subject, p_item, p_number, app.person(), bits = 128, now(), p_answer, '', '{}', '[]', '', '', '', p_law) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM app.line('allow', 'change', 'own_data.ask_erasure', 'share', p_subject, p_item, bits, app.basis(p_subject, p_item), jsonb_build_object('law', p_law));
  PERFORM app.tell_officers(p_code, p_path);
  RETURN true;
END $$;

-- Mine, until it is carried out.
CREATE FUNCTION app.drop_erasure(p_id uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM own_data_erasureasked WHERE village_id = app.village() AND id = p_id AND asked_by_id = app.person() AND done_at IS NULL
    AND (confirmed_at IS NULL OR carry_out_at IS NOT NULL) AND app.strong_enough() AND app.only_item() IS NULL;
  RETURN FOUND;
END $$;

CREATE FUNCTION app.my_erasures(p_subject uuid) RETURNS TABLE (id uuid, number text, asked_at timestamptz, answer_by timestamptz, answer text, kinds smallint[],
  kept jsonb, instead text, reason text, by_name text, confirmed_at timestamptz, carry_out_at timestamptz, done_at timestamptz, law_version text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.number::text, a.asked_at, a.answer_by, CASE WHEN a.confirmed_at IS NULL THEN '' ELSE a.answer::text END,
    CASE WHEN a.confirmed_at IS NULL THEN '{}' ELSE a.kinds::smallint[] END, CASE WHEN a.confirmed_at IS NULL THEN '[]' ELSE a.kept END,
    CASE WHEN a.confirmed_at IS NULL THEN '' ELSE a.instead::text END, CASE WHEN a.confirmed_at IS NULL THEN '' ELSE a.reason::text END,
    CASE WHEN a.confirmed_at IS NULL THEN '' ELSE a.by_name::text END, a.confirmed_at, a.carry_out_at, a.done_at, a.law_version::text
  FROM own_data_erasureasked a WHERE a.village_id = app.village() AND a.subject_id = p_subject AND a.asked_by_id = app.person()
    AND app.strong_enough() AND app.only_item() IS NULL ORDER BY a.asked_at DESC LIMIT 20
$$;

-- For who keeps terms: references, kinds and days; no name and no word.
CREATE FUNCTION app.erasures() RETURNS TABLE (id uuid, subject_id uuid, item_id uuid, number text, is_self boolean, asked_at timestamptz, answer_by timestamptz,
  born date, others boolean, answer text, kinds smallint[], kept jsonb, instead text, reason text, by_name text, is_mine boolean, held boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.subject_id, a.item_id, a.number::text, a.is_self, a.asked_at, a.answer_by, p.birth_date,
    EXISTS (SELECT 1 FROM own_data_erasureasked o WHERE o.village_id = a.village_id AND o.subject_id = a.subject_id AND o.item_id IS NOT DISTINCT FROM a.item_id
      AND o.asked_by_id <> a.asked_by_id AND (o.is_self <> a.is_self OR p.id IS NULL) AND (o.confirmed_at IS NULL OR o.confirmed_at > now() - interval '90 days')),
    a.answer::text, a.kinds::smallint[], a.kept, a.instead::text, a.reason::text, a.by_name::text, coalesce(a.proposed_by_id = app.person(), false), app.is_held(a.subject_id)
  FROM own_data_erasureasked a LEFT JOIN people_person p ON p.village_id = a.village_id AND p.subject_id = a.subject_id
  WHERE a.village_id = app.village() AND app.keeps_terms() AND app.only_item() IS NULL AND a.confirmed_at IS NULL AND a.asked_by_id <> app.person()
    AND NOT app.is_family_of(a.subject_id, app.person()) ORDER BY a.answer_by LIMIT 200
$$;

CREATE FUNCTION app.answer_erasure(p_id uuid, p_answer text, p_kinds smallint[], p_kept jsonb, p_instead text, p_reason text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.is_officer() OR length(btrim(p_reason)) < 3 OR (p_answer = 'none') <> (p_kinds = '{}') THEN RETURN false; END IF;
  UPDATE own_data_erasureasked a SET answer = p_answer, kinds = p_kinds, kept = p_kept, instead = p_instead, reason = p_reason, proposed_by_id = app.person(),
      proposed_at = now(), by_name = coalesce(app.called_at_work(app.person()), '')
    WHERE a.village_id = app.village() AND a.id = p_id AND a.confirmed_at IS NULL AND a.asked_by_id <> app.person() AND NOT app.is_family_of(a.subject_id, app.person());
  RETURN FOUND;
END $$;

-- The second: no, look again.
CREATE FUNCTION app.return_erasure(p_id uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.keeps_terms() THEN RETURN false; END IF;
  UPDATE own_data_erasureasked a SET answer = '', kinds = '{}', kept = '[]', instead = '', reason = '', proposed_by_id = NULL, proposed_at = NULL, by_name = ''
    WHERE a.village_id = app.village() AND a.id = p_id AND a.confirmed_at IS NULL AND a.answer <> '' AND a.asked_by_id <> app.person();
  RETURN FOUND;
END $$;

-- The second person. 'held': something keeps it now, so nothing is erased. All of somebody waits some days, for the one who asks to read the answer.
CREATE FUNCTION app.confirm_erasure(p_id uuid, p_wait_days int, p_columns jsonb, p_code text, p_path text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a own_data_erasureasked%ROWTYPE; waits boolean;
BEGIN
  IF NOT app.keeps_terms() OR app.only_item() IS NOT NULL THEN RETURN NULL; END IF;
  SELECT * INTO a FROM own_data_erasureasked x WHERE x.village_id = app.village() AND x.id = p_id AND x.confirmed_at IS NULL AND x.answer <> ''
    AND x.proposed_by_id <> app.person() AND x.asked_by_id <> app.person() FOR UPDATE;
  IF a.id IS NULL OR app.is_family_of(a.subject_id, app.person()) THEN RETURN NULL; END IF;
  IF a.kinds <> '{}' AND app.is_held(a.subject_id) THEN RETURN 'held'; END IF;
  waits := a.answer = 'all' AND a.item_id IS NULL AND a.is_self;
  UPDATE own_data_erasureasked SET confirmed_by_id = app.person(), confirmed_at = now(),
      carry_out_at = CASE WHEN a.kinds = '{}' THEN NULL ELSE now() + make_interval(days => CASE WHEN waits THEN p_wait_days ELSE 0 END) END
    WHERE village_id = a.village_id AND id = a.id;
  PERFORM app.line('allow', 'change', 'own_data.answer_erasure', 'check', a.subject_id, a.item_id, app.answer_bits(a.subject_id, a.asked_by_id), 'law',
    jsonb_build_object('law', a.law_version));
  PERFORM app.tell(gen_random_uuid(), a.asked_by_id, p_code, p_path || '?about=' || a.subject_id);
  IF NOT waits AND a.kinds <> '{}' THEN RETURN app.carry_out_erasure(a.id, p_columns); END IF;
  RETURN CASE WHEN a.kinds = '{}' THEN 'kept' ELSE 'waits' END;
END $$;

-- Decided by two: now it goes. By the second person, by the one who asked and does not want to wait, or by the clock.
CREATE FUNCTION app.carry_out_erasure(p_id uuid, p_columns jsonb) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a own_data_erasureasked%ROWTYPE; v text := coalesce(current_setting('app.village', true), ''); me text := coalesce(current_setting('app.person', true), '');
  spared uuid[]; whole boolean; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  SELECT * INTO a FROM own_data_erasureasked x WHERE x.id = p_id AND x.done_at IS NULL AND x.confirmed_at IS NOT NULL AND x.carry_out_at <= now() FOR UPDATE;
  IF a.id IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('app.village', a.village_id::text, true), set_config('app.person', a.confirmed_by_id::text, true);
  IF app.is_held(a.subject_id) THEN
    PERFORM set_config('app.village', v, true), set_config('app.person', me, true);
    RETURN 'held';
  END IF;
  spared := app.spared(a.subject_id);
  PERFORM app.empty_rows(a.subject_id, a.kinds::smallint[], a.item_id, spared, p_columns);
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE help_requests_helprequest SET closed_at = now(), outcome = 'stopped', answer_by = NULL WHERE village_id = a.village_id AND subject_id = a.subject_id
    AND kind = ANY (a.kinds) AND (a.item_id IS NULL OR item_id = a.item_id) AND closed_at IS NULL AND NOT coalesce(item_id = ANY (spared), false);
  PERFORM set_config('app.maintenance', before, true);
  UPDATE consent_consent SET withdrawn_at = now() WHERE village_id = a.village_id AND subject_id = a.subject_id AND withdrawn_at IS NULL
    AND (CASE WHEN a.item_id IS NULL THEN kind = ANY (a.kinds) OR kinds <@ a.kinds AND kinds <> '{}' ELSE item_id = a.item_id END);
  UPDATE own_data_answerasked SET content = '' WHERE village_id = a.village_id AND subject_id = a.subject_id;
  PERFORM app.line('allow', 'change', 'own_data.erase_asked', 'check', a.subject_id, a.item_id, app.answer_bits(a.subject_id, a.asked_by_id), 'law',
    jsonb_build_object('law', a.law_version));
  whole := a.answer = 'all' AND a.item_id IS NULL AND spared = '{}' AND a.is_self AND NOT EXISTS (SELECT 1 FROM people_person p
    JOIN directory_membership m ON m.village_id = p.village_id AND m.person_id = p.id WHERE p.village_id = a.village_id AND p.subject_id = a.subject_id AND m.until > now());
  IF whole THEN  -- nothing is left to read with it: the key goes as well, and with it what older copies of the data hold
    PERFORM app.empty_person(a.subject_id);
    INSERT INTO own_data_termdecision (id, village_id, created_at, subject_id, what, kinds, is_whole, number, reason, law_version, proposed_by_id, confirmed_by_id, confirmed_at)
      VALUES (gen_random_uuid(), a.village_id, now(), a.subject_id, 'erase', a.kinds, true, 1, left(a.reason, 300), a.law_version, a.proposed_by_id, a.confirmed_by_id, now());
  END IF;
  UPDATE own_data_erasureasked SET done_at = now() WHERE id = a.id;
  PERFORM set_config('app.village', v, true), set_config('app.person', me, true);
  RETURN 'erased';
END $$;

-- The one who asked read the answer and does not want to wait.
CREATE FUNCTION app.erase_now(p_id uuid, p_columns jsonb) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE own_data_erasureasked SET carry_out_at = now() WHERE village_id = app.village() AND id = p_id AND asked_by_id = app.person() AND done_at IS NULL
    AND carry_out_at > now() AND app.strong_enough() AND app.only_item() IS NULL;
  IF NOT FOUND THEN RETURN NULL; END IF;
  RETURN app.carry_out_erasure(p_id, p_columns);
END $$;

-- For the clock: what was decided and whose days are over.
CREATE FUNCTION app.erasures_due() RETURNS TABLE (id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id FROM own_data_erasureasked a WHERE a.done_at IS NULL AND a.carry_out_at <= now() LIMIT 100
$$;

-- Own words that nobody who works here answered: they go at once, where the law lets them. '' when somebody else's words stand there too, or a hold.
CREATE FUNCTION app.are_own_words(p_subject uuid, p_item uuid, p_kind int) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t text; others boolean := false; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  IF NOT app.may_decide(p_subject, p_item, 1 << p_kind) OR app.only_item() IS NOT NULL OR NOT app.is_item_of(p_subject, p_item, p_kind)
    OR app.is_held(p_subject) OR p_item = ANY (app.spared(p_subject)) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  FOR t IN SELECT name FROM app.protected WHERE audience_sql = 't.audience::int' ORDER BY name LOOP
    EXECUTE format('SELECT true FROM %I WHERE village_id = $1 AND item_id = $2 AND author_id <> $3 LIMIT 1', t) INTO others USING app.village(), p_item, app.person();
    EXIT WHEN others;
  END LOOP;
  PERFORM set_config('app.maintenance', before, true);
  RETURN NOT coalesce(others, false);
END $$;

CREATE FUNCTION app.erase_own_words(p_subject uuid, p_item uuid, p_kind int, p_law text, p_columns jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.are_own_words(p_subject, p_item, p_kind) THEN RETURN false; END IF;
  PERFORM app.line('allow', 'change', 'own_data.erase_own_words', 'share', p_subject, p_item, 1 << p_kind, app.basis(p_subject, p_item), jsonb_build_object('law', p_law));
  PERFORM app.empty_rows(p_subject, ARRAY[p_kind]::smallint[], p_item, '{}', p_columns);
  UPDATE consent_consent SET withdrawn_at = now() WHERE village_id = app.village() AND item_id = p_item AND withdrawn_at IS NULL;
  RETURN true;
END $$;

-- Holds. One places it and it counts at once; without a second person within a week it is over. Two lift it.
CREATE FUNCTION app.place_hold(p_id uuid, p_subject uuid, p_ground text, p_reason text, p_review date, p_law text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.is_officer() OR length(btrim(p_reason)) < 3 OR p_review <= current_date OR app.is_family_of(p_subject, app.person())
    OR NOT EXISTS (SELECT 1 FROM people_subject s WHERE s.village_id = app.village() AND s.id = p_subject) THEN RETURN false; END IF;
  INSERT INTO own_data_hold (id, village_id, created_at, subject_id, ground, reason, review_on, placed_by_id, by_name, lift_because, law_version)
    VALUES (p_id, app.village(), now(), p_subject, p_ground, p_reason, p_review, app.person(), coalesce(app.called_at_work(app.person()), ''), '', p_law);
  PERFORM app.line('allow', 'change', 'own_data.hold', 'check', p_subject, NULL, CASE p_ground WHEN 'danger' THEN 0 ELSE 1 END, 'law', jsonb_build_object('law', p_law));
  RETURN true;
END $$;

CREATE FUNCTION app.confirm_hold(p_id uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.keeps_terms() OR app.only_item() IS NOT NULL THEN RETURN false; END IF;
  UPDATE own_data_hold SET confirmed_by_id = app.person(), confirmed_at = now() WHERE village_id = app.village() AND id = p_id AND confirmed_at IS NULL
    AND lifted_at IS NULL AND placed_by_id <> app.person();
  RETURN FOUND;
END $$;

-- One says why it may end, another confirms.
CREATE FUNCTION app.lift_hold(p_id uuid, p_because text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE h own_data_hold%ROWTYPE;
BEGIN
  IF NOT app.keeps_terms() OR app.only_item() IS NOT NULL THEN RETURN false; END IF;
  SELECT * INTO h FROM own_data_hold x WHERE x.village_id = app.village() AND x.id = p_id AND x.lifted_at IS NULL FOR UPDATE;
  IF h.id IS NULL THEN RETURN false; END IF;
  IF h.lift_by_id IS NULL THEN
    IF NOT app.is_officer() OR length(btrim(p_because)) < 3 THEN RETURN false; END IF;
    UPDATE own_data_hold SET lift_by_id = app.person(), lift_because = p_because WHERE id = h.id;
    RETURN true;
  END IF;
  IF h.lift_by_id = app.person() THEN RETURN false; END IF;
  UPDATE own_data_hold SET lifted_by_id = app.person(), lifted_at = now() WHERE id = h.id;
  PERFORM app.line('allow', 'change', 'own_data.lift_hold', 'check', h.subject_id, NULL, CASE h.ground WHEN 'danger' THEN 0 ELSE 1 END, 'law',
    jsonb_build_object('law', h.law_version));
  RETURN true;
END $$;

CREATE FUNCTION app.holds() RETURNS TABLE (id uuid, subject_id uuid, ground text, reason text, review_on date, by_name text, placed_at timestamptz,
  confirmed_at timestamptz, lift_because text, placed_by_me boolean, lift_by_me boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT h.id, h.subject_id, h.ground::text, h.reason::text, h.review_on, h.by_name::text, h.created_at, h.confirmed_at, h.lift_because::text,
    h.placed_by_id = app.person(), coalesce(h.lift_by_id = app.person(), false)
  FROM own_data_hold h WHERE h.village_id = app.village() AND app.keeps_terms() AND app.only_item() IS NULL AND h.lifted_at IS NULL
    AND (h.confirmed_at IS NOT NULL OR h.created_at > now() - interval '7 days') ORDER BY h.review_on LIMIT 200
$$;

-- For whom it is about: why, until when it is looked at again, and who decided it; never one for danger.
CREATE FUNCTION app.holds_on(p_subject uuid) RETURNS TABLE (ground text, reason text, review_on date, by_name text, placed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT h.ground::text, h.reason::text, h.review_on, h.by_name::text, h.created_at FROM own_data_hold h
  WHERE h.village_id = app.village() AND h.subject_id = p_subject AND h.ground <> 'danger' AND app.strong_enough() AND app.only_item() IS NULL
    AND app.my_kinds(p_subject) <> 0 AND h.lifted_at IS NULL AND (h.confirmed_at IS NOT NULL OR h.created_at > now() - interval '7 days') ORDER BY h.created_at
$$;

-- Once when the term of an answer is nearly over, or the day to look at a hold has come: the privacy officers of that village hear it.
CREATE FUNCTION app.own_data_nearly_late(p_days int, p_code text, p_answers text, p_erasures text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := coalesce(current_setting('app.village', true), ''); x record; n int := 0;
BEGIN
  FOR x IN SELECT DISTINCT o.village_id, o.path, m.person_id FROM (
      SELECT a.village_id, p_answers || a.id || '/' AS path FROM own_data_answerasked a WHERE a.delivered_at IS NULL AND a.answer_by < now() + make_interval(days => p_days)
      UNION ALL SELECT a.village_id, p_erasures || a.id || '/' FROM own_data_erasureasked a WHERE a.confirmed_at IS NULL AND a.answer_by < now() + make_interval(days => p_days)
      UNION ALL SELECT h.village_id, p_erasures || '?hold=' || h.id FROM own_data_hold h WHERE h.lifted_at IS NULL AND h.confirmed_at IS NOT NULL AND h.review_on <= current_date) o
    JOIN directory_membership m ON m.village_id = o.village_id AND m.role = 'privacy_officer' AND m.from_at <= now() AND m.until > now()
    WHERE NOT EXISTS (SELECT 1 FROM notices_notice t WHERE t.village_id = o.village_id AND t.person_id = m.person_id AND t.code = p_code AND t.path = o.path) LOOP
    PERFORM set_config('app.village', x.village_id::text, true);
    PERFORM app.tell(gen_random_uuid(), x.person_id, p_code, x.path);
    n := n + 1;
  END LOOP;
  PERFORM set_config('app.village', before, true);
  RETURN n;
END $$;

REVOKE ALL ON FUNCTION app.is_held, app.spared, app.empty_rows, app.empty_person, app.terms_about, app.ask_erasure, app.drop_erasure, app.my_erasures, app.erasures,
  app.answer_erasure, app.return_erasure, app.confirm_erasure, app.carry_out_erasure, app.erase_now, app.erasures_due, app.are_own_words, app.erase_own_words,
  app.place_hold, app.confirm_hold, app.lift_hold, app.holds, app.holds_on, app.own_data_nearly_late FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.terms_about, app.ask_erasure, app.drop_erasure, app.my_erasures, app.erasures, app.answer_erasure, app.return_erasure, app.confirm_erasure,
  app.carry_out_erasure, app.erase_now, app.erasures_due, app.are_own_words, app.erase_own_words, app.place_hold, app.confirm_hold, app.lift_hold, app.holds,
  app.holds_on, app.own_data_nearly_late TO village_app;
