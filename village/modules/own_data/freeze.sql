-- Frozen: what a family shared waits, nobody who works here reads it, only the privacy officer does; the one who had it reads
-- why, and no word of it. It goes on by the word of the family, or by two people with a reason (B3-27, GDPR 18 and 21).

CREATE FUNCTION app.freeze_item(p_id uuid, p_request uuid, p_because text, p_answer timestamptz, p_law text, p_code text, p_path text,
  p_officer_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE q record; v uuid := app.village(); who uuid; held uuid[]; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.subject_id, x.item_id, x.kind, x.number, m.person_id AS owner INTO q FROM help_requests_helprequest x
    LEFT JOIN directory_membership m ON m.village_id = x.village_id AND m.id = x.owner_id WHERE x.village_id = v AND x.id = p_request;
  PERFORM set_config('app.maintenance', before, true);
  IF q.item_id IS NULL OR NOT app.may_record('help_requests_helprequest', p_request, 4) OR NOT app.may_decide(q.subject_id, q.item_id, 1 << q.kind) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to freeze';
  END IF;
  held := ARRAY(SELECT c.id FROM consent_consent c WHERE c.village_id = v AND c.item_id = q.item_id AND c.withdrawn_at IS NULL AND c.until > now());
  INSERT INTO own_data_freeze (id, village_id, created_at, subject_id, item_id, kind, number, because, asked_by_id, asked_at, answer_by, paused, reason, law_version)
    VALUES (p_id, v, now(), q.subject_id, q.item_id, q.kind, q.number, p_because, app.person(), now(), p_answer, held, '', p_law) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO consent_restriction (id, village_id, created_at, subject_id, against_person_id, set_by_id, kind, kinds, item_id, because, words)
    SELECT gen_random_uuid(), v, now(), q.subject_id, g.reader_id, app.person(), q.kind, '{}', q.item_id, 'frozen', ''
    FROM (SELECT DISTINCT x.reader_id FROM access_grant x WHERE x.village_id = v AND x.subject_id = q.subject_id AND x.via IN (4, 5)
      AND (x.item_id IS NULL OR x.item_id = q.item_id) AND x.vt > now() AND x.reader_id <> app.person()) g
    WHERE NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = v AND m.person_id = g.reader_id AND m.role = 'privacy_officer' AND m.until > now())
      AND NOT app.is_family_of(q.subject_id, g.reader_id);
  UPDATE consent_consent SET withdrawn_at = now() WHERE village_id = v AND id = ANY (held);
  FOR who IN SELECT DISTINCT m.person_id FROM directory_membership m WHERE m.village_id = v AND m.role = 'privacy_officer' AND m.from_at <= now() AND m.until > now() LOOP
    INSERT INTO consent_consent (id, village_id, created_at, subject_id, given_by_id, to_person_id, kind, kinds, item_id, rights, purpose, from_at, until,
        reaches_back, how, law_version)
      VALUES (gen_random_uuid(), v, now(), q.subject_id, app.person(), who, q.kind, '{}', q.item_id, 1, 'check', now(), p_answer + interval '60 days', true,
        'to look into what is frozen', p_law);
    PERFORM app.tell(gen_random_uuid(), who, p_code, p_officer_path);
  END LOOP;
  IF q.owner IS NOT NULL THEN PERFORM app.tell(gen_random_uuid(), q.owner, p_code, p_path); END IF;
  PERFORM app.line('allow', 'withdraw', 'own_data.freeze', 'share', q.subject_id, q.item_id, 1 << q.kind, app.basis(q.subject_id, q.item_id),
    jsonb_build_object('law', p_law));
  RETURN true;
END $$;

-- As it was: each consent that waited counts again from now on, for as long as it would have; the officer reads it no longer.
CREATE FUNCTION app.thaw(p_freeze uuid, p_reply timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE f own_data_freeze%ROWTYPE; v uuid := app.village(); before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  SELECT * INTO STRICT f FROM own_data_freeze x WHERE x.village_id = v AND x.id = p_freeze AND x.lifted_at IS NULL FOR UPDATE;
  UPDATE own_data_freeze SET lifted_at = now(), lifted_by_id = app.person() WHERE village_id = v AND id = f.id;
  UPDATE consent_restriction SET lifted_at = now() WHERE village_id = v AND item_id = f.item_id AND because = 'frozen' AND lifted_at IS NULL;
  UPDATE consent_consent SET withdrawn_at = now() WHERE village_id = v AND item_id = f.item_id AND purpose = 'check' AND withdrawn_at IS NULL;
  INSERT INTO consent_consent (id, village_id, created_at, subject_id, given_by_id, to_person_id, to_organisation_id, kind, kinds, item_id, rights, purpose,
      from_at, until, reaches_back, notice_id, how, law_version)
    SELECT gen_random_uuid(), v, now(), c.subject_id, c.given_by_id, c.to_person_id, c.to_organisation_id, c.kind, c.kinds, c.item_id, c.rights, c.purpose,
      now(), c.until, c.reaches_back, c.notice_id, c.how, c.law_version
    FROM consent_consent c WHERE c.village_id = v AND c.id = ANY (f.paused) AND c.until > now();
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE help_requests_helprequest SET answer_by = p_reply WHERE village_id = v AND item_id = f.item_id AND closed_at IS NULL AND NOT held_back;
  PERFORM set_config('app.maintenance', before, true);
  PERFORM app.line('allow', 'share', 'own_data.thaw', 'share', f.subject_id, f.item_id, 1 << f.kind, app.basis(f.subject_id, f.item_id),
    jsonb_build_object('law', f.law_version));
END $$;

-- The family: it may go on.
CREATE FUNCTION app.let_go_on(p_request uuid, p_reply timestamptz) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE f own_data_freeze%ROWTYPE;
BEGIN
  SELECT * INTO f FROM own_data_freeze x WHERE x.village_id = app.village() AND x.item_id = p_request AND x.lifted_at IS NULL;
  IF f.id IS NULL OR NOT app.may_decide(f.subject_id, f.item_id, 1 << f.kind) THEN RETURN false; END IF;
  PERFORM app.thaw(f.id, p_reply);
  RETURN true;
END $$;

-- Two people: the privacy officer with a reason, then somebody else of those who keep terms.
CREATE FUNCTION app.propose_thaw(p_freeze uuid, p_reason text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.is_officer() OR length(btrim(p_reason)) < 3 THEN RETURN false; END IF;
  UPDATE own_data_freeze SET reason = p_reason, proposed_by_id = app.person() WHERE village_id = app.village() AND id = p_freeze AND lifted_at IS NULL
    AND asked_by_id <> app.person();
  RETURN FOUND;
END $$;

CREATE FUNCTION app.confirm_thaw(p_freeze uuid, p_reply timestamptz, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE f own_data_freeze%ROWTYPE;
BEGIN
  SELECT * INTO f FROM own_data_freeze x WHERE x.village_id = app.village() AND x.id = p_freeze AND x.lifted_at IS NULL;
  IF f.id IS NULL OR NOT app.keeps_terms() OR f.proposed_by_id IS NULL OR app.person() IN (f.proposed_by_id, f.asked_by_id) THEN RETURN false; END IF;
  PERFORM app.thaw(p_freeze, p_reply);
  PERFORM app.tell(gen_random_uuid(), f.asked_by_id, p_code, p_path || f.item_id || '/follow/');
  RETURN true;
END $$;

-- For who looks into it: all that waits. For who had the question: why, since when, before when; no word of it.
CREATE FUNCTION app.frozen() RETURNS TABLE (id uuid, number text, because text, asked_at timestamptz, answer_by timestamptz, reason text, item_id uuid,
  as_who text, is_mine boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT f.id, f.number::text, f.because::text, f.asked_at, f.answer_by, f.reason::text, f.item_id,
      CASE WHEN app.works_as('privacy_officer') THEN 'officer' WHEN app.works_as('keeper') THEN 'second' ELSE 'owner' END,
      coalesce(f.proposed_by_id = app.person(), false)
    FROM own_data_freeze f JOIN help_requests_helprequest q ON q.village_id = f.village_id AND q.id = f.item_id
    LEFT JOIN directory_membership m ON m.village_id = q.village_id AND m.id = q.owner_id
    WHERE f.village_id = app.village() AND f.lifted_at IS NULL AND (app.works_as('privacy_officer') OR m.person_id = app.person()
      OR (app.works_as('keeper') AND f.proposed_by_id IS NOT NULL)) ORDER BY f.answer_by LIMIT 200;
  PERFORM set_config('app.maintenance', before, true);
END $$;

CREATE FUNCTION app.is_frozen(p_request uuid) RETURNS TABLE (because text, asked_at timestamptz, answer_by timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.because::text, f.asked_at, f.answer_by FROM own_data_freeze f WHERE f.village_id = app.village() AND f.item_id = p_request AND f.lifted_at IS NULL
    AND app.may_decide(f.subject_id, f.item_id, 1 << f.kind)
$$;

REVOKE ALL ON FUNCTION app.freeze_item, app.thaw, app.let_go_on, app.propose_thaw, app.confirm_thaw, app.frozen, app.is_frozen FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.freeze_item, app.let_go_on, app.propose_thaw, app.confirm_thaw, app.frozen, app.is_frozen TO village_app;
