-- The number of a request, telling who should know that it waits, and a word for who came second.

CREATE FUNCTION app.next_request_number(p_id uuid, p_year int) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n int;
BEGIN
  IF app.person() = '00000000-0000-0000-0000-000000000000' THEN RAISE insufficient_privilege USING MESSAGE = 'nobody asks'; END IF;
  INSERT INTO help_requests_requestcounter AS c (id, village_id, created_at, year, last) VALUES (p_id, app.village(), now(), p_year, 1)
    ON CONFLICT (village_id, year) DO UPDATE SET last = c.last + 1 RETURNING c.last INTO n;
  RETURN p_year || '-' || lpad(n::text, greatest(4, length(n::text)), '0');
END $$;

-- Tell it, once: who has it, or everyone on duty for it; and the team leaders, who see only that there is one.
CREATE FUNCTION app.raise_request(p_village uuid, p_request uuid, p_code text, p_path text, p_risen text, p_team text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; who uuid; told boolean; before text := current_setting('app.village', true);
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT q.id, q.subject_id, q.item_id, q.answer_by, q.to_organisation_id INTO r FROM help_requests_helprequest q
    WHERE q.village_id = p_village AND q.id = p_request AND q.closed_at IS NULL AND q.answer_by <= now();
  PERFORM set_config('app.maintenance', '', true);
  IF r.id IS NULL THEN RETURN false; END IF;
  INSERT INTO help_requests_requestrise (id, village_id, created_at, request_id, due_at)
    VALUES (gen_random_uuid(), p_village, now(), p_request, r.answer_by) ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS told = ROW_COUNT;
  IF NOT told THEN RETURN false; END IF;
  PERFORM set_config('app.village', p_village::text, true);
  FOR who IN SELECT DISTINCT a.person_id FROM consent_assignment a WHERE a.village_id = p_village AND a.item_id = r.item_id
      AND a.organisation_id = r.to_organisation_id AND a.until > now()
      AND app.can_still_be_kept(p_village, a.person_id, r.subject_id, r.item_id) LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_code, p_path);
  END LOOP;
  FOR who IN SELECT DISTINCT m.person_id FROM directory_membership m WHERE m.village_id = p_village
      AND m.organisation_id = r.to_organisation_id AND m.role = 'supervisor' AND m.from_at <= now() AND m.until > now() LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_risen, p_team);
  END LOOP;
  PERFORM set_config('app.village', coalesce(before, ''), true);
  RETURN true;
END $$;

-- Tell those who start with it. Somebody the family keeps out (neighbour shield, court order) is not told, and nobody
-- learns that this is so.
CREATE FUNCTION app.tell_on_duty(p_subject uuid, p_item uuid, p_kind int, p_code text, p_path text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE who uuid;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = app.village() AND c.given_by_id = app.person()
      AND c.subject_id = p_subject AND c.item_id = p_item AND c.withdrawn_at IS NULL) THEN
    RAISE insufficient_privilege USING MESSAGE = 'no consent of yours';
  END IF;
  FOR who IN SELECT DISTINCT a.person_id FROM consent_assignment a WHERE a.village_id = app.village() AND a.subject_id = p_subject
      AND a.item_id = p_item AND a.reason = 'on duty' AND a.until > now() AND a.person_id <> app.person()
      AND NOT EXISTS (SELECT 1 FROM consent_restriction r WHERE r.village_id = a.village_id AND r.subject_id = p_subject
        AND r.against_person_id = a.person_id AND r.lifted_at IS NULL
        AND (r.item_id = p_item OR (r.item_id IS NULL AND (r.kinds = '{}' OR p_kind = ANY (r.kinds))))) LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_code, p_path);
  END LOOP;
END $$;

-- Did this wait for me until a colleague took it up? True only for who was on duty for that very request.
CREATE FUNCTION app.waited_for_me(p_request uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.strong_enough() AND EXISTS (SELECT 1 FROM consent_assignment a WHERE a.village_id = app.village()
    AND a.item_id = p_request AND a.person_id = app.person() AND a.reason = 'on duty' AND a.until <= now())
$$;

REVOKE ALL ON FUNCTION app.tell_on_duty, app.next_request_number, app.raise_request, app.waited_for_me FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.tell_on_duty, app.next_request_number, app.raise_request, app.waited_for_me TO village_app;
