-- What an act of danger asks of the database beyond one's own rights, each as one small function with its own check.

-- Of whom it is: by the exact name and date of birth, for who may decide in danger; somebody unknown becomes a person of the village.
-- A try that found nobody is a line for the privacy officer.
CREATE FUNCTION app.danger_subject(p_person uuid, p_subject uuid, p_name text, p_birth date, p_roles text[], p_must_exist boolean) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found uuid;
BEGIN
  IF NOT app.works_as(VARIADIC p_roles) OR NOT app.strong_enough() THEN
    RAISE insufficient_privilege USING MESSAGE = 'not without a role and a second factor';
  END IF;
  SELECT p.subject_id INTO found FROM people_person p WHERE p.village_id = app.village() AND p_birth IS NOT NULL
    AND p.birth_date = p_birth AND lower(p.name) = lower(p_name) ORDER BY p.id LIMIT 1;
  IF found IS NOT NULL THEN RETURN found; END IF;
  IF p_must_exist THEN
    PERFORM app.line('deny', 'danger', 'danger.look', 'danger', NULL, NULL, 0, '', '{}'::jsonb);
    RETURN NULL;
  END IF;
  INSERT INTO people_subject (id, village_id, whose) VALUES (p_subject, app.village(), 'person');
  INSERT INTO people_person (id, village_id, subject_id, name, birth_date, language, email, phone)
    VALUES (p_person, app.village(), p_subject, p_name, p_birth, '', '', '');
  RETURN p_subject;
END $$;

-- Who can look back at an act: a team leader of the place where it was decided, or a privacy officer; never who decided or confirmed it.
CREATE FUNCTION app.may_review(p_act uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE org uuid; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT a.organisation_id INTO org FROM danger_dangeract a WHERE a.village_id = app.village() AND a.id = p_act;
  PERFORM set_config('app.maintenance', before, true);
  RETURN org IS NOT NULL AND app.strong_enough() AND app.only_item() IS NULL
    AND NOT EXISTS (SELECT 1 FROM consent_disclosure d WHERE d.village_id = app.village() AND d.item_id = p_act AND d.to_person_id = app.person()
      AND d.because IN ('decided', 'confirms', 'told'))
    AND EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village() AND m.person_id = app.person()
      AND m.from_at <= now() AND m.until > now() AND (m.role = 'privacy_officer' OR (m.role = 'supervisor' AND m.organisation_id = org)));
END $$;

-- That acts wait for a look back, or for telling the family: dates only, no name, no word.
CREATE FUNCTION app.danger_to_review() RETURNS TABLE (id uuid, deed text, is_acute boolean, made_at timestamptz, place text, review_by date,
  reviewed_at timestamptz, tell_review_on date, told_at timestamptz, mine boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.works_as('supervisor', 'privacy_officer') OR NOT app.strong_enough() THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT a.id, a.deed::text, a.is_acute, a.created_at, o.name::text, a.review_by, a.reviewed_at, a.tell_review_on, a.told_at,
      EXISTS (SELECT 1 FROM consent_disclosure d WHERE d.village_id = a.village_id AND d.item_id = a.id AND d.to_person_id = app.person() AND d.because = 'reviews')
    FROM danger_dangeract a JOIN directory_organization o ON o.village_id = a.village_id AND o.id = a.organisation_id
    WHERE a.village_id = app.village() AND (a.reviewed_at IS NULL OR a.told_at IS NULL) AND app.may_review(a.id)
    ORDER BY (a.reviewed_at IS NOT NULL), a.review_by, a.created_at LIMIT 200;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- Look back at it: from now on the reviewer reads that act, and the line says so.
CREATE FUNCTION app.take_review(p_act uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a record;
BEGIN
  IF NOT app.may_review(p_act) THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to review'; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT q.subject_id, q.kind, q.law_version, q.copy_id, q.mandate_id INTO a FROM danger_dangeract q WHERE q.village_id = app.village() AND q.id = p_act;
  PERFORM set_config('app.maintenance', '', true);
  INSERT INTO consent_disclosure (id, village_id, created_at, subject_id, item_id, kind, to_person_id, because, rights, from_at, until, law_version)
    SELECT gen_random_uuid(), app.village(), now(), a.subject_id, i, a.kind, app.person(), 'reviews', 7, now(), '9999-12-01 00:00+00', a.law_version
    FROM unnest(ARRAY[p_act, a.copy_id, a.mandate_id]) i WHERE i IS NOT NULL AND NOT EXISTS (SELECT 1 FROM consent_disclosure d
      WHERE d.village_id = app.village() AND d.item_id = i AND d.to_person_id = app.person());
  PERFORM app.line('allow', 'danger', 'danger.take_review', 'check', a.subject_id, p_act, 1 << a.kind, 'danger', '{}'::jsonb);
END $$;

-- Who looked without consent tells it at once: to those who work with this person, to the privacy officers, and that a review waits.
CREATE FUNCTION app.tell_of_danger(p_act uuid, p_subject uuid, p_owner_code text, p_review_code text, p_review_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE who uuid; n int := 0;
BEGIN
  IF NOT app.may_answer_for(p_act) THEN RAISE insufficient_privilege USING MESSAGE = 'not your act'; END IF;
  IF p_owner_code <> '' THEN
    FOR who IN SELECT DISTINCT s.person_id FROM consent_assignment s JOIN consent_disclosure d ON d.village_id = s.village_id AND d.item_id = p_act
        AND d.because = 'decided' AND d.subject_id = p_subject
        WHERE s.village_id = app.village() AND s.subject_id = p_subject AND s.until > now() AND s.person_id <> app.person()
        AND NOT EXISTS (SELECT 1 FROM consent_restriction r WHERE r.village_id = s.village_id AND r.subject_id = p_subject
          AND r.against_person_id = s.person_id AND r.lifted_at IS NULL) LOOP
      PERFORM app.tell(gen_random_uuid(), who, p_owner_code, '');
      n := n + 1;
    END LOOP;
  END IF;
  FOR who IN SELECT DISTINCT m.person_id FROM directory_membership m WHERE m.village_id = app.village() AND m.from_at <= now() AND m.until > now()
      AND m.person_id <> app.person() AND (m.role = 'privacy_officer' OR (m.role = 'supervisor' AND m.organisation_id = ANY (app.my_organisations()))) LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_review_code, p_review_path);
    n := n + 1;
  END LOOP;
  RETURN n;
END $$;

-- The receiver has read the copy, and later: follows it up.
CREATE FUNCTION app.copy_arrived(p_copy uuid, p_follows boolean) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR NOT EXISTS (SELECT 1 FROM consent_disclosure d WHERE d.village_id = app.village() AND d.item_id = p_copy
      AND d.to_person_id = app.person() AND d.because = 'received' AND d.until > now()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not received by you';
  END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE danger_sharedcopy SET received_at = coalesce(received_at, now()), followed_at = CASE WHEN p_follows THEN coalesce(followed_at, now()) ELSE followed_at END
    WHERE village_id = app.village() AND id = p_copy;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- The clock: what is still open with an act is told to whose it is, once a day. Ids and dates only.
CREATE FUNCTION app.remind_of_danger(p_village uuid, p_code text, p_review_code text, p_review_path text, p_limit int) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; who uuid; told boolean; n int := 0; before text := coalesce(current_setting('app.village', true), '');
BEGIN
  PERFORM set_config('app.village', p_village::text, true), set_config('app.maintenance', 'on', true);
  FOR r IN SELECT a.id, a.organisation_id AS org, a.author_id, s.person_id AS second, x.what FROM danger_dangeract a
    LEFT JOIN directory_membership s ON s.village_id = a.village_id AND s.id = a.second_id
    CROSS JOIN LATERAL (VALUES ('details', a.is_acute AND a.details_at IS NULL AND a.details_by < now() + interval '4 hours'),
      ('second', a.second_at IS NULL AND a.second_by < now()),
      ('outcome', a.outcome_at IS NULL AND a.feedback_by <= current_date),
      ('review', a.done_at IS NOT NULL AND a.reviewed_at IS NULL AND a.review_by <= current_date),
      ('telling', a.told_at IS NULL AND a.tell_review_on <= current_date)) x(what, is_due)
    WHERE a.village_id = p_village AND x.is_due LIMIT p_limit LOOP
    INSERT INTO danger_actreminder (id, village_id, created_at, act_id, what, day) VALUES (gen_random_uuid(), p_village, now(), r.id, r.what, current_date)
      ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS told = ROW_COUNT;
    CONTINUE WHEN NOT told;
    n := n + 1;
    IF r.what <> 'review' THEN PERFORM app.tell(gen_random_uuid(), r.author_id, p_code, 'danger/acts/' || r.id || '/'); END IF;
    IF r.what = 'second' AND r.second IS NOT NULL THEN PERFORM app.tell(gen_random_uuid(), r.second, p_code, 'danger/acts/' || r.id || '/'); END IF;
    IF r.what IN ('review', 'telling') THEN
      FOR who IN SELECT DISTINCT m.person_id FROM directory_membership m WHERE m.village_id = p_village AND m.from_at <= now() AND m.until > now()
          AND m.person_id <> r.author_id AND (m.role = 'privacy_officer' OR (m.role = 'supervisor' AND m.organisation_id = r.org)) LOOP
        PERFORM app.tell(gen_random_uuid(), who, p_review_code, p_review_path);
      END LOOP;
    END IF;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true), set_config('app.village', before, true);
  RETURN n;
END $$;

-- After its term an act takes additions only; what decided it stands as it was. A frozen copy never changes.
CREATE FUNCTION app.keep_act() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE later text[] := ARRAY['second_at', 'second_agrees', 'done_at', 'told_at', 'tell_review_on', 'reviewed_at', 'justified', 'outcome_at', 'details_at',
  'mandate_id', 'lift_asked_by_id', 'lifted_at', 'restriction_ids'];
BEGIN
  IF current_user = 'village_app' AND now() >= OLD.locked_at AND (to_jsonb(NEW) - later) IS DISTINCT FROM (to_jsonb(OLD) - later) THEN
    RAISE check_violation USING MESSAGE = 'this act takes additions only';
  END IF;
  IF current_user = 'village_app' AND (NEW.copy_id, NEW.copy_hash, NEW.law_version, NEW.locked_at, NEW.decider_id, coalesce(OLD.second_id, NEW.second_id))
      IS DISTINCT FROM (OLD.copy_id, OLD.copy_hash, OLD.law_version, OLD.locked_at, OLD.decider_id, NEW.second_id) THEN
    RAISE check_violation USING MESSAGE = 'what was decided does not change';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION app.keep_copy() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user = 'village_app' THEN RAISE check_violation USING MESSAGE = 'a frozen copy does not change'; END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION app.keep_step() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user = 'village_app' THEN RAISE check_violation USING MESSAGE = 'a step stays as it was written'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_act BEFORE UPDATE ON danger_dangeract FOR EACH ROW EXECUTE FUNCTION app.keep_act();
CREATE TRIGGER keep_copy BEFORE UPDATE ON danger_sharedcopy FOR EACH ROW EXECUTE FUNCTION app.keep_copy();
CREATE TRIGGER keep_step BEFORE UPDATE ON danger_actstep FOR EACH ROW EXECUTE FUNCTION app.keep_step();

REVOKE ALL ON FUNCTION app.danger_subject, app.may_review, app.danger_to_review, app.take_review, app.tell_of_danger, app.copy_arrived,
  app.remind_of_danger, app.keep_act, app.keep_copy, app.keep_step FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.danger_subject, app.may_review, app.danger_to_review, app.take_review, app.tell_of_danger, app.copy_arrived,
  app.remind_of_danger TO village_app;
