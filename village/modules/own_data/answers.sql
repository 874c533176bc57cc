-- An answer that people prepare (B3-24, GDPR 15). What somebody asks gives a narrow key, in the sense of "danger or law": to who
-- prepares it and to the one who is named to read along, only for this, only what the one who asks may read, only until it is
-- delivered. No role opens it: who reads along is named. Each look needs a line in the logbook first.

-- 'officer' prepares, 'second' reads along; '' is everybody else, and everybody once the key ended.
CREATE FUNCTION app.answer_key(p_id uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce((SELECT CASE
      WHEN NOT app.strong_enough() OR app.only_item() IS NOT NULL OR a.delivered_at IS NOT NULL OR a.key_until <= now()
        OR app.person() = a.asked_by_id OR app.person() IS NOT DISTINCT FROM a.written_by_id
        OR app.is_family_of(a.subject_id, app.person()) OR a.subject_id = ANY (app.shut_out_of(app.person())) THEN ''
      WHEN a.second_id = app.person() AND a.prepared_at IS NOT NULL AND app.my_organisations() <> '{}' THEN 'second'
      WHEN app.works_as('privacy_officer') THEN 'officer' ELSE '' END
    FROM own_data_answerasked a WHERE a.village_id = app.village() AND a.id = p_id), '')
$$;

-- What a line about it tells: of one's own request only oneself reads it; of a child's also who raises it.
CREATE FUNCTION app.answer_bits(p_subject uuid, p_person uuid) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN EXISTS (SELECT 1 FROM people_person p WHERE p.village_id = app.village() AND p.id = p_person AND p.subject_id = p_subject) THEN 128 ELSE 1 END
$$;

CREATE FUNCTION app.tell_officers(p_code text, p_path text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE who uuid;
BEGIN
  FOR who IN SELECT DISTINCT m.person_id FROM directory_membership m WHERE m.village_id = app.village() AND m.role = 'privacy_officer'
      AND m.from_at <= now() AND m.until > now() AND m.person_id <> app.person() LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_code, p_path);
  END LOOP;
END $$;

-- By oneself, or by who raises somebody: what is theirs to read.
CREATE FUNCTION app.ask_answer(p_id uuid, p_subject uuid, p_answer timestamptz, p_days int, p_law text, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE mine int := app.my_kinds(p_subject);
BEGIN
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL OR mine = 0 THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to ask'; END IF;
  INSERT INTO own_data_answerasked (id, village_id, created_at, subject_id, asked_by_id, proof, kinds, asked_at, answer_by, key_until, sent_back, content, told_hidden, law_version)
    VALUES (p_id, app.village(), now(), p_subject, app.person(), '', mine, now(), p_answer, p_answer + make_interval(days => p_days), '', '', '{}', p_law)
    ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM app.line('allow', 'share', 'own_data.ask_answer', 'share', p_subject, NULL, app.answer_bits(p_subject, app.person()), 'law', jsonb_build_object('law', p_law));
  PERFORM app.tell_officers(p_code, p_path);
  RETURN true;
END $$;

-- For somebody without an account, about themself, by a worker who has their question and saw who they are.
CREATE FUNCTION app.write_down_answer(p_id uuid, p_request uuid, p_proof text, p_answer timestamptz, p_days int, p_law text, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE q record;
BEGIN
  SELECT * INTO q FROM app.asked_without_account(p_request);
  IF q.person_id IS NULL OR length(btrim(p_proof)) < 3 THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to write down'; END IF;
  INSERT INTO own_data_answerasked (id, village_id, created_at, subject_id, asked_by_id, written_by_id, proof, kinds, asked_at, answer_by, key_until, sent_back, content, told_hidden, law_version)
    VALUES (p_id, app.village(), now(), q.subject_id, q.person_id, app.person(), p_proof, 255, now(), p_answer, p_answer + make_interval(days => p_days), '', '', '{}', p_law)
    ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM app.line('allow', 'share', 'own_data.write_down_answer', 'share', q.subject_id, NULL, 128, 'law', jsonb_build_object('law', p_law));
  PERFORM app.tell_officers(p_code, p_path);
  RETURN true;
END $$;

-- Who asked this question, when they have no account and somebody who works here holds it; nobody else is told.
CREATE FUNCTION app.asked_without_account(p_request uuid) RETURNS TABLE (person_id uuid, subject_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  IF NOT app.works_as('contact_person', 'coach', 'supervisor') OR app.only_item() IS NOT NULL OR NOT app.may_record('help_requests_helprequest', p_request, 4) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT p.id, p.subject_id FROM help_requests_helprequest x JOIN people_person p ON p.village_id = x.village_id AND p.id = x.author_id
    WHERE x.village_id = app.village() AND x.id = p_request AND p.account_id IS NULL AND p.name <> ''
      AND NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = x.village_id AND m.person_id = p.id);
  PERFORM set_config('app.maintenance', before, true);
END $$;

-- For who prepares: all that waits. For who reads along: what they were named for. Numbers and days, no name.
CREATE FUNCTION app.answers_asked() RETURNS TABLE (id uuid, asked_at timestamptz, answer_by timestamptz, state text, as_who text, without_account boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.asked_at, a.answer_by, CASE WHEN a.prepared_at IS NOT NULL THEN 'reads' WHEN a.sent_back <> '' THEN 'back' ELSE 'new' END, k.key,
    a.written_by_id IS NOT NULL
  FROM own_data_answerasked a CROSS JOIN LATERAL (SELECT app.answer_key(a.id) AS key) k
  WHERE a.village_id = app.village() AND a.delivered_at IS NULL AND app.my_organisations() <> '{}' AND k.key <> '' ORDER BY a.answer_by LIMIT 200
$$;

-- Open one: needs a line in the logbook. Whom it is about, who asks, and who stands around them.
CREATE FUNCTION app.open_answer(p_id uuid) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE k text := app.answer_key(p_id); a own_data_answerasked%ROWTYPE; v uuid := app.village(); told jsonb;
BEGIN
  IF k = '' THEN RETURN NULL; END IF;
  PERFORM app.opened();
  SELECT * INTO a FROM own_data_answerasked x WHERE x.village_id = v AND x.id = p_id;
  SELECT jsonb_build_object('as_who', k, 'id', a.id, 'subject_id', a.subject_id, 'asked_by', a.asked_by_id, 'asked_at', a.asked_at, 'answer_by', a.answer_by,
    'prepared_at', a.prepared_at, 'sent_back', a.sent_back, 'proof', a.proof, 'law_version', a.law_version, 'bits', app.answer_bits(a.subject_id, a.asked_by_id),
    'is_mine', a.prepared_by_id = app.person(),
    'person', (SELECT p.id FROM people_person p WHERE p.village_id = v AND p.subject_id = a.subject_id),
    'whose', coalesce((SELECT p.name FROM people_person p WHERE p.village_id = v AND p.subject_id = a.subject_id),
      (SELECT f.name FROM people_family f WHERE f.village_id = v AND f.subject_id = a.subject_id), ''),
    'asker', (SELECT p.name FROM people_person p WHERE p.village_id = v AND p.id = a.asked_by_id),
    'family', (SELECT coalesce(jsonb_agg(DISTINCT g.reader_id), '[]') FROM access_grant g WHERE g.village_id = v AND g.subject_id = a.subject_id AND g.via IN (1, 2, 3)))
    INTO told;
  PERFORM app.line('allow', 'view', CASE k WHEN 'officer' THEN 'own_data.read_to_answer' ELSE 'own_data.read_along' END, 'check', a.subject_id, NULL,
    app.answer_bits(a.subject_id, a.asked_by_id), 'law', jsonb_build_object('law', a.law_version));
  RETURN told;
END $$;

-- The rows of one table as they stood when it was asked, as far as the one who asks may read them, and what workers wrote for each
-- other. Own notes of one organisation and of one writer are not in it; nor what was decided in danger and not told yet.
CREATE FUNCTION app.answer_rows(p_id uuid, p_table text) RETURNS SETOF jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a own_data_answerasked%ROWTYPE; v uuid := app.village(); shut uuid[]; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  IF app.answer_key(p_id) = '' OR NOT EXISTS (SELECT 1 FROM app.protected t WHERE t.name = p_table AND t.audience_sql = 't.audience::int') THEN RETURN; END IF;
  PERFORM app.opened();
  SELECT * INTO a FROM own_data_answerasked x WHERE x.village_id = v AND x.id = p_id;
  shut := ARRAY(SELECT i.item_id FROM access_item i WHERE i.village_id = v AND i.subject_id = a.subject_id AND i.reader_id = a.asked_by_id) || app.not_told(a.asked_by_id);
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY EXECUTE format('SELECT to_jsonb(t) FROM %I t WHERE t.village_id = $1 AND t.subject_id = $2 AND t.created_at <= $3 AND ((1 << t.kind::int) & $4) <> 0
      AND (t.audience::int IN (0, 1) OR (t.audience::int = 2 AND t.author_id = $5)) AND NOT coalesce(t.item_id = ANY ($6), false)
      ORDER BY t.created_at, t.id', p_table) USING v, a.subject_id, a.asked_at, a.kinds::int, a.asked_by_id, shut;
  PERFORM set_config('app.maintenance', before, true);
END $$;

-- Which of these words is a name of somebody who is neither of the family nor works here.
CREATE FUNCTION app.answer_names(p_id uuid, p_words text[]) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT w.word), '{}') FROM own_data_answerasked a
    JOIN people_person p ON p.village_id = a.village_id AND p.subject_id <> a.subject_id AND string_to_array(lower(p.name), ' ') && p_words
    CROSS JOIN LATERAL unnest(string_to_array(lower(p.name), ' ')) AS w(word)
  WHERE a.village_id = app.village() AND a.id = p_id AND app.answer_key(p_id) <> '' AND w.word = ANY (p_words)
    AND NOT app.is_family_of(a.subject_id, p.id) AND p.id <> a.asked_by_id
    AND NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = a.village_id AND m.person_id = p.id)
$$;

CREATE FUNCTION app.passages_of(p_id uuid) RETURNS TABLE (row_id uuid, col text, n int, ground text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT h.row_id, h.col::text, h.n::int, h.ground::text FROM own_data_hiddenpassage h
  WHERE h.village_id = app.village() AND h.asked_id = p_id AND app.answer_key(p_id) <> ''
$$;

-- p_said: [["column", n, "ground"], ...] about one row; by who prepares it, until somebody reads along.
CREATE FUNCTION app.decide_passages(p_id uuid, p_row uuid, p_said jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a own_data_answerasked%ROWTYPE;
BEGIN
  SELECT * INTO a FROM own_data_answerasked x WHERE x.village_id = app.village() AND x.id = p_id AND x.prepared_at IS NULL FOR UPDATE;
  IF a.id IS NULL OR app.answer_key(p_id) <> 'officer' THEN RETURN false; END IF;
  INSERT INTO own_data_hiddenpassage AS h (id, village_id, created_at, asked_id, row_id, col, n, ground, set_by_id)
    SELECT gen_random_uuid(), a.village_id, now(), a.id, p_row, s ->> 0, (s ->> 1)::int, s ->> 2, app.person() FROM jsonb_array_elements(p_said) s
    ON CONFLICT (village_id, asked_id, row_id, col, n) DO UPDATE SET ground = EXCLUDED.ground, set_by_id = EXCLUDED.set_by_id;
  RETURN true;
END $$;

-- Who can be named to read along: by the law file's roles; never who asked or wrote it down, nor whom the family keeps out.
CREATE FUNCTION app.could_read_along(p_id uuid, p_roles text[]) RETURNS TABLE (person_id uuid, name text, organisation text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT ON (m.person_id) m.person_id, m.public_name::text, o.name::text FROM own_data_answerasked a
    JOIN directory_membership m ON m.village_id = a.village_id AND m.role = ANY (p_roles) AND m.from_at <= now() AND m.until > now()
    JOIN directory_organization o ON o.village_id = m.village_id AND o.id = m.organisation_id
  WHERE a.village_id = app.village() AND a.id = p_id AND app.answer_key(p_id) = 'officer' AND m.person_id <> app.person()
    AND m.person_id <> a.asked_by_id AND m.person_id IS DISTINCT FROM a.written_by_id AND NOT app.is_family_of(a.subject_id, m.person_id)
    AND NOT EXISTS (SELECT 1 FROM consent_restriction r WHERE r.village_id = a.village_id AND r.subject_id = a.subject_id
      AND r.against_person_id = m.person_id AND r.lifted_at IS NULL)
  ORDER BY m.person_id, m.from_at
$$;

CREATE FUNCTION app.propose_answer(p_id uuid, p_second uuid, p_roles text[], p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.could_read_along(p_id, p_roles) c WHERE c.person_id = p_second) THEN RETURN false; END IF;
  UPDATE own_data_answerasked SET prepared_by_id = app.person(), prepared_at = now(), second_id = p_second, sent_back = ''
    WHERE village_id = app.village() AND id = p_id AND prepared_at IS NULL;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM app.tell(gen_random_uuid(), p_second, p_code, p_path || p_id || '/');
  RETURN true;
END $$;

-- The second reader: not yet, with a reason. Their key ends with it.
CREATE FUNCTION app.send_answer_back(p_id uuid, p_why text, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE who uuid;
BEGIN
  IF app.answer_key(p_id) <> 'second' OR length(btrim(p_why)) < 3 THEN RETURN false; END IF;
  UPDATE own_data_answerasked SET prepared_at = NULL, second_id = NULL, sent_back = p_why WHERE village_id = app.village() AND id = p_id
    RETURNING prepared_by_id INTO who;
  PERFORM app.tell(gen_random_uuid(), who, p_code, p_path || p_id || '/');
  RETURN true;
END $$;

-- The second reader: it may go. From now on nobody who works here reads it, and only who asked takes it, behind signing in.
CREATE FUNCTION app.deliver_answer(p_id uuid, p_content bytea, p_hidden jsonb, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a own_data_answerasked%ROWTYPE;
BEGIN
  IF app.answer_key(p_id) <> 'second' OR octet_length(p_content) = 0 THEN RETURN false; END IF;
  UPDATE own_data_answerasked SET delivered_at = now(), content = p_content, told_hidden = p_hidden WHERE village_id = app.village() AND id = p_id RETURNING * INTO a;
  PERFORM app.line('allow', 'share', 'own_data.deliver_answer', 'check', a.subject_id, NULL, app.answer_bits(a.subject_id, a.asked_by_id), 'law',
    jsonb_build_object('law', a.law_version));
  PERFORM app.tell(gen_random_uuid(), a.asked_by_id, p_code, p_path || '?about=' || a.subject_id);
  RETURN true;
END $$;

-- The name under which somebody works here.
CREATE FUNCTION app.called_at_work(p_person uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.public_name::text FROM directory_membership m WHERE m.village_id = app.village() AND m.person_id = p_person ORDER BY m.until DESC, m.from_at LIMIT 1
$$;

-- Mine, about this one: how far it is, who prepared it and who read along, which reasons were used how often.
CREATE FUNCTION app.my_answers(p_subject uuid) RETURNS TABLE (id uuid, asked_at timestamptz, answer_by timestamptz, prepared_by text, second text,
  delivered_at timestamptz, taken_at timestamptz, told_hidden jsonb, can_be_taken boolean, law_version text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.asked_at, a.answer_by, coalesce(app.called_at_work(a.prepared_by_id), ''), coalesce(app.called_at_work(a.second_id), ''), a.delivered_at, a.taken_at,
    a.told_hidden, octet_length(a.content) > 0, a.law_version::text
  FROM own_data_answerasked a WHERE a.village_id = app.village() AND a.subject_id = p_subject AND a.asked_by_id = app.person()
    AND app.strong_enough() AND app.only_item() IS NULL ORDER BY a.asked_at DESC LIMIT 20
$$;

-- For who asked it, while it is theirs to read: the sealed answer.
CREATE FUNCTION app.take_answer(p_id uuid) RETURNS TABLE (subject_id uuid, content bytea, delivered_at timestamptz, told_hidden jsonb, prepared_by text, second text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a own_data_answerasked%ROWTYPE;
BEGIN
  UPDATE own_data_answerasked x SET taken_at = coalesce(x.taken_at, now()) WHERE x.village_id = app.village() AND x.id = p_id AND x.asked_by_id = app.person()
    AND x.delivered_at IS NOT NULL AND octet_length(x.content) > 0 AND app.strong_enough() AND app.only_item() IS NULL
    AND x.kinds::int & ~app.my_kinds(x.subject_id) = 0 RETURNING * INTO a;
  IF a.id IS NULL THEN RETURN; END IF;
  PERFORM app.line('allow', 'export', 'own_data.take_answer', 'check', a.subject_id, NULL, app.answer_bits(a.subject_id, a.asked_by_id), 'law',
    jsonb_build_object('law', a.law_version));
  RETURN QUERY SELECT a.subject_id, a.content, a.delivered_at, a.told_hidden, app.called_at_work(a.prepared_by_id), app.called_at_work(a.second_id);
END $$;

-- The clock: what was not taken in time is no longer kept twice.
CREATE FUNCTION app.forget_answers(p_village uuid, p_days int) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE own_data_answerasked SET content = '' WHERE village_id = p_village AND octet_length(content) > 0 AND delivered_at < now() - make_interval(days => p_days);
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;

REVOKE ALL ON FUNCTION app.answer_key, app.answer_bits, app.tell_officers, app.ask_answer, app.write_down_answer, app.asked_without_account, app.answers_asked,
  app.open_answer, app.answer_rows, app.answer_names, app.passages_of, app.decide_passages, app.could_read_along, app.propose_answer, app.send_answer_back,
  app.deliver_answer, app.my_answers, app.called_at_work, app.take_answer, app.forget_answers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.ask_answer, app.write_down_answer, app.asked_without_account, app.answers_asked, app.open_answer, app.answer_rows, app.answer_names,
  app.passages_of, app.decide_passages, app.could_read_along, app.propose_answer, app.send_answer_back, app.deliver_answer, app.my_answers, app.take_answer,
  app.forget_answers TO village_app;
