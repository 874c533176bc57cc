-- What is offered and by whom. A face and its words are written by whom they belong to; a proof by somebody else.

CREATE FUNCTION app.is_trained(p_village uuid, p_member uuid, p_kind text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM talks_training t JOIN directory_membership m ON m.village_id = t.village_id AND m.id = p_member
      JOIN directory_membership n ON n.village_id = t.village_id AND n.id = t.member_id AND n.person_id = m.person_id
    WHERE t.village_id = p_village AND t.kind = p_kind AND t.trained_on <= current_date
      AND (t.valid_until IS NULL OR t.valid_until >= current_date))
$$;

-- C-18, C-19: only who was trained; C-21: no talk is offered from a chair at a school.
CREATE FUNCTION app.guard_talk() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM directory_membership m JOIN directory_organization o ON o.village_id = m.village_id AND o.id = m.organisation_id
      WHERE m.village_id = NEW.village_id AND m.id = NEW.member_id AND m.organisation_id = NEW.organisation_id AND o.works_in <> 'school') THEN
    RAISE check_violation USING MESSAGE = 'a talk is offered by who works there, and not from a school';
  END IF;
  IF NEW.is_open AND NEW.kind IN ('counselling', 'mediation') AND NOT app.is_trained(NEW.village_id, NEW.member_id, NEW.kind) THEN
    RAISE check_violation USING MESSAGE = 'only who was trained for it';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_talk BEFORE INSERT OR UPDATE ON talks_talk FOR EACH ROW EXECUTE FUNCTION app.guard_talk();

-- What everybody sees now: open, by somebody who still works there and is still trained.
CREATE FUNCTION app.open_talks() RETURNS TABLE (id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id FROM talks_talk t JOIN directory_membership m ON m.village_id = t.village_id AND m.id = t.member_id
  WHERE t.village_id = app.village() AND t.is_open AND m.from_at <= now() AND m.until > now()
    AND (t.kind NOT IN ('counselling', 'mediation') OR app.is_trained(t.village_id, t.member_id, t.kind))
$$;

-- My own talk, new or changed. False: it is not mine.
CREATE FUNCTION app.keep_talk(p_id uuid, p_member uuid, p jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE there uuid;
BEGIN
  SELECT m.organisation_id INTO there FROM directory_membership m WHERE m.village_id = app.village() AND m.id = p_member
    AND m.person_id = app.person() AND m.from_at <= now() AND m.until > now();
  IF there IS NULL OR NOT app.strong_enough() THEN RETURN false; END IF;
  INSERT INTO talks_talk (id, village_id, created_at, organisation_id, member_id, kind, called, about_me, place, hours, age_from, age_until,
      languages, come, phone, is_open)
    VALUES (p_id, app.village(), now(), there, p_member, p ->> 'kind', p ->> 'called', p ->> 'about_me', p ->> 'place', p ->> 'hours',
      (p ->> 'age_from')::int, (p ->> 'age_until')::int, ARRAY(SELECT jsonb_array_elements_text(p -> 'languages')),
      ARRAY(SELECT jsonb_array_elements_text(p -> 'come')), p ->> 'phone', true)
    ON CONFLICT (id) DO UPDATE SET kind = EXCLUDED.kind, called = EXCLUDED.called, about_me = EXCLUDED.about_me, place = EXCLUDED.place,
      hours = EXCLUDED.hours, age_from = EXCLUDED.age_from, age_until = EXCLUDED.age_until, languages = EXCLUDED.languages,
      come = EXCLUDED.come, phone = EXCLUDED.phone, is_open = true
      WHERE talks_talk.village_id = app.village() AND talks_talk.member_id = p_member;
  RETURN FOUND;
END $$;

-- It is no longer offered: by oneself, or by a colleague when somebody is gone.
CREATE FUNCTION app.close_talk(p_id uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE talks_talk SET is_open = false WHERE village_id = app.village() AND id = p_id AND app.strong_enough()
    AND organisation_id = ANY (app.my_organisations());
  RETURN FOUND;
END $$;

-- A colleague, or the keeper of the village, saw the proof. Never the one it is about.
CREATE FUNCTION app.record_training(p_id uuid, p_member uuid, p_kind text, p_what text, p_on date, p_until date) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE whose record; mine uuid;
BEGIN
  SELECT m.organisation_id, m.person_id INTO whose FROM directory_membership m WHERE m.village_id = app.village() AND m.id = p_member
    AND m.until > now();
  SELECT m.id INTO mine FROM directory_membership m WHERE m.village_id = app.village() AND m.person_id = app.person()
    AND m.from_at <= now() AND m.until > now() AND (m.organisation_id = whose.organisation_id OR m.role = 'keeper')
    ORDER BY m.organisation_id = whose.organisation_id DESC LIMIT 1;
  IF whose.person_id IS NULL OR mine IS NULL OR whose.person_id = app.person() OR NOT app.strong_enough() THEN RETURN false; END IF;
  INSERT INTO talks_training (id, village_id, created_at, organisation_id, member_id, kind, what, trained_on, valid_until, seen_by_id, seen_on)
    VALUES (p_id, app.village(), now(), whose.organisation_id, p_member, p_kind, p_what, p_on, p_until, mine, current_date);
  RETURN true;
END $$;

-- Who was chosen by name starts with it, and nobody else. Whom the asker keeps out is not told, and nobody learns that.
CREATE FUNCTION app.give_talk(p_talk uuid, p_subject uuid, p_item uuid, p_kind int, p_code text, p_path text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t record;
BEGIN
  SELECT k.organisation_id, m.person_id INTO t FROM talks_talk k JOIN directory_membership m ON m.village_id = k.village_id AND m.id = k.member_id
    WHERE k.village_id = app.village() AND k.id = p_talk;
  IF NOT EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = app.village() AND c.given_by_id = app.person()
      AND c.to_organisation_id = t.organisation_id AND c.subject_id = p_subject AND c.item_id = p_item AND c.withdrawn_at IS NULL) THEN
    RAISE insufficient_privilege USING MESSAGE = 'no consent of yours';
  END IF;
  INSERT INTO consent_assignment (id, village_id, created_at, subject_id, item_id, kind, organisation_id, person_id, reason, from_at, until, kept_until)
    VALUES (gen_random_uuid(), app.village(), now(), p_subject, p_item, p_kind, t.organisation_id, t.person_id, 'on duty', now(),
      '9999-12-01 00:00+00', '9999-12-01 00:00+00');
  IF app.can_work_on(t.person_id, p_subject, p_item, p_kind, app.person()) THEN
    PERFORM app.tell(gen_random_uuid(), t.person_id, p_code, p_path);
  END IF;
END $$;

REVOKE ALL ON FUNCTION app.is_trained, app.guard_talk, app.open_talks, app.keep_talk, app.close_talk, app.record_training, app.give_talk FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.is_trained, app.guard_talk, app.open_talks, app.keep_talk, app.close_talk, app.record_training, app.give_talk TO village_app;
