-- What a school or another organisation passes on about a child it works with (C-16, C-27). The one who passes it on
-- writes it once, and reads afterwards only that it was received, who has it, and what may be told. Never the words.

-- A child that the contact point may not know yet, and a short consent to write down what is passed on.
CREATE FUNCTION app.begin_concern(p_person uuid, p_subject uuid, p_name text, p_language text, p_consent uuid, p_kind int, p_law text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL OR NOT EXISTS (SELECT 1 FROM directory_membership m
      WHERE m.village_id = app.village() AND m.person_id = app.person() AND m.from_at <= now() AND m.until > now()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'for who works with children';
  END IF;
  INSERT INTO people_subject (id, village_id, whose) VALUES (p_subject, app.village(), 'person');
  INSERT INTO people_person (id, village_id, subject_id, name, language, email, phone)
    VALUES (p_person, app.village(), p_subject, p_name, p_language, '', '');
  INSERT INTO consent_consent (id, village_id, created_at, subject_id, given_by_id, to_person_id, kind, kinds, rights, purpose, from_at, until, reaches_back, how, law_version)
    VALUES (p_consent, app.village(), now(), p_subject, app.person(), app.person(), p_kind, ARRAY[p_kind]::smallint[], 3, 'help', now(),
      now() + interval '5 minutes', true, 'while writing', p_law);
END $$;

-- Written: from now on it is closed to the one who wrote it as well.
CREATE FUNCTION app.end_writing(p_consent uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE consent_consent SET withdrawn_at = now() WHERE village_id = app.village() AND id = p_consent
    AND given_by_id = app.person() AND to_person_id = app.person() AND how = 'while writing'
$$;

-- What I passed on: whether it was received, who has it, what may be told. Nothing of what was said.
CREATE FUNCTION app.my_concerns() RETURNS TABLE (id uuid, concern_id uuid, subject_id uuid, item_id uuid, kind int, organisation_id uuid,
  number text, called text, asked_at timestamptz, held_back boolean, owner text, phone text, taken_up_at timestamptz, closed_at timestamptz, told_back text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT r.id, c.id, r.subject_id, r.item_id, r.kind::int, r.to_organisation_id, r.number::text, r.called_name::text, r.asked_at,
      r.held_back, m.public_name::text, m.public_phone::text, r.taken_up_at, r.closed_at, r.told_back::text
    FROM help_requests_helprequest r JOIN help_requests_concern c ON c.village_id = r.village_id AND c.request_id = r.id
      LEFT JOIN directory_membership m ON m.village_id = r.village_id AND m.id = r.owner_id
    WHERE r.village_id = app.village() AND r.author_id = app.person() AND r.route = 'concern'
      AND EXISTS (SELECT 1 FROM directory_membership w WHERE w.village_id = r.village_id AND w.id = c.passed_on_by_id AND w.until > now())
    ORDER BY r.asked_at DESC, r.id DESC LIMIT 200;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- Those who raise the child know it: now it goes to the contact point, and its clock begins.
CREATE FUNCTION app.activate_concern(p_request uuid, p_consent uuid, p_until timestamptz, p_law text, p_answer_by timestamptz,
  p_knows text, p_told bytea) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE help_requests_helprequest SET held_back = false, answer_by = p_answer_by
    WHERE village_id = app.village() AND id = p_request AND author_id = app.person() AND route = 'concern' AND held_back AND closed_at IS NULL
    RETURNING subject_id, item_id, kind, to_organisation_id INTO r;
  IF r.item_id IS NOT NULL AND p_knows <> 'not_yet' THEN
    UPDATE help_requests_concern SET family_knows = p_knows, known_since = coalesce(known_since, now()),
        told_how = CASE WHEN octet_length(p_told) > 0 THEN p_told ELSE told_how END
      WHERE village_id = app.village() AND request_id = p_request;
  END IF;
  PERFORM set_config('app.maintenance', '', true);
  IF r.item_id IS NULL OR p_knows NOT IN ('yes', 'asks') OR NOT app.strong_enough() THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to send';
  END IF;
  INSERT INTO consent_consent (id, village_id, created_at, subject_id, given_by_id, to_organisation_id, kind, kinds, item_id, rights, purpose, from_at, until, reaches_back, how, law_version)
    VALUES (p_consent, app.village(), now(), r.subject_id, app.person(), r.to_organisation_id, r.kind, '{}', r.item_id, 7, 'help', now(), p_until,
      true, 'the family knows it', p_law);
  PERFORM app.changed('share', 'help_requests.pass_on', 'help', r.subject_id, r.item_id, r.kind, '{}'::jsonb);
  RETURN true;
END $$;

-- The family does not want it: it was never active, and it ends here (C-22).
CREATE FUNCTION app.drop_concern(p_request uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT app.strong_enough() THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE help_requests_helprequest SET closed_at = now(), outcome = 'not_wanted'
    WHERE village_id = app.village() AND id = p_request AND author_id = app.person() AND route = 'concern' AND held_back AND closed_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  PERFORM set_config('app.maintenance', '', true);
  RETURN n > 0;
END $$;

-- A worker who wrote something down for somebody starts with it as well, also when not on duty. Called by that somebody.
CREATE FUNCTION app.assign_writer(p_request uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  INSERT INTO consent_assignment (id, village_id, created_at, subject_id, item_id, kind, organisation_id, person_id, reason, from_at, until, kept_until)
    SELECT gen_random_uuid(), r.village_id, now(), r.subject_id, r.item_id, r.kind, r.to_organisation_id, m.person_id, 'on duty', now(),
      '9999-12-01 00:00+00', '9999-12-01 00:00+00'
    FROM help_requests_helprequest r JOIN directory_membership m ON m.village_id = r.village_id AND m.id = r.entered_by_id
    WHERE r.village_id = app.village() AND r.id = p_request AND r.author_id = app.person() AND m.organisation_id = r.to_organisation_id
      AND m.until > now() AND NOT EXISTS (SELECT 1 FROM consent_assignment a WHERE a.village_id = r.village_id AND a.item_id = r.item_id
        AND a.person_id = m.person_id AND a.until > now());
  INSERT INTO help_requests_requeststep (id, village_id, created_at, subject_id, item_id, kind, audience, author_id, organisation_id,
      request_id, what, done_at, author_name, words, stems, way, instead)
    SELECT gen_random_uuid(), r.village_id, now(), r.subject_id, r.item_id, r.kind, 0, m.person_id, r.to_organisation_id, r.id,
      'entered', clock_timestamp(), m.public_name, '', '', r.met, ''
    FROM help_requests_helprequest r JOIN directory_membership m ON m.village_id = r.village_id AND m.id = r.entered_by_id
    WHERE r.village_id = app.village() AND r.id = p_request AND r.author_id = app.person();
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- Is one of these words the name of somebody in this village? Only yes or no for all of them together, and only for who
-- asks something without a name: a warning, before it is sent.
CREATE FUNCTION app.holds_a_name(p_words text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.strong_enough() AND app.person() <> '00000000-0000-0000-0000-000000000000' AND EXISTS (SELECT 1 FROM people_person p
    WHERE p.village_id = app.village() AND p.id <> app.person() AND string_to_array(lower(p.name), ' ') && p_words)
$$;

REVOKE ALL ON FUNCTION app.begin_concern, app.end_writing, app.my_concerns, app.activate_concern, app.drop_concern, app.assign_writer,
  app.holds_a_name FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.begin_concern, app.end_writing, app.my_concerns, app.activate_concern, app.drop_concern, app.assign_writer,
  app.holds_a_name TO village_app;
