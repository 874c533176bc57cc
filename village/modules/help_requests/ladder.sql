-- A question without an answer: the one who has it is asked first, then who stands in, then the desk, then the team leader.
-- Each step is one row, and told once for the date it belongs to. The clock sees ids and moments, never a name or a word.

-- Which steps have somebody to tell: a step with nobody on it is passed over.
CREATE FUNCTION app.steps_of_ladder(p_village uuid, p_request uuid, p_at timestamptz) RETURNS TABLE (rung text, person_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; before text := current_setting('app.maintenance', true);
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT q.subject_id, q.item_id, q.kind, q.author_id, q.owner_id, q.to_organisation_id, o.is_contact_point, m.person_id AS owner,
      EXISTS (SELECT 1 FROM help_requests_absence a WHERE a.village_id = q.village_id AND a.member_id = q.owner_id
        AND a.from_at <= p_at AND a.until > p_at) AS away
    INTO r FROM help_requests_helprequest q JOIN directory_organization o ON o.village_id = q.village_id AND o.id = q.to_organisation_id
      LEFT JOIN directory_membership m ON m.village_id = q.village_id AND m.id = q.owner_id
    WHERE q.village_id = p_village AND q.id = p_request;
  PERFORM set_config('app.maintenance', coalesce(before, ''), true);
  RETURN QUERY SELECT x.rung, x.person_id FROM (
    SELECT 'nudge' AS rung, r.owner AS person_id WHERE r.owner IS NOT NULL AND NOT r.away
      AND app.can_still_be_kept(p_village, r.owner, r.subject_id, r.item_id)
    UNION
    SELECT 'deputy', s.person_id FROM consent_assignment s WHERE s.village_id = p_village AND s.item_id = r.item_id AND s.reason = 'deputy'
      AND s.organisation_id = r.to_organisation_id AND s.from_at <= p_at AND s.until > p_at AND s.person_id IS DISTINCT FROM r.owner
    UNION
    SELECT 'point', m.person_id FROM directory_membership m WHERE r.is_contact_point AND m.village_id = p_village
      AND m.organisation_id = r.to_organisation_id AND m.on_duty AND m.from_at <= now() AND m.until > now() AND m.person_id IS DISTINCT FROM r.owner
    UNION
    SELECT 'supervisor', m.person_id FROM directory_membership m WHERE m.village_id = p_village
      AND m.organisation_id = r.to_organisation_id AND m.role = 'supervisor' AND m.from_at <= now() AND m.until > now()) x
  -- whom the family keeps out is told of nothing, and nobody learns that; the team leader sees only that there is one
  WHERE x.rung = 'supervisor' AND x.person_id <> r.author_id OR x.person_id <> r.author_id AND NOT EXISTS (
    SELECT 1 FROM consent_restriction k WHERE k.village_id = p_village AND k.subject_id = r.subject_id AND k.against_person_id = x.person_id
      AND k.lifted_at IS NULL AND (k.item_id = r.item_id OR (k.item_id IS NULL AND (k.kinds = '{}' OR r.kind = ANY (k.kinds)))));
END $$;

-- Questions whose answer is late, for the clock: since when, when somebody last did something with it, and the steps there are.
CREATE FUNCTION app.requests_to_climb(p_at timestamptz, p_limit int) RETURNS TABLE (id uuid, village_id uuid, due_at timestamptz,
  last_sign timestamptz, quiet_hours int, rung_hours int, owned boolean, at_the_point boolean, done text[], there text[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT r.id, r.village_id, r.answer_by,
      (SELECT max(s.created_at) FROM help_requests_requeststep s WHERE s.village_id = r.village_id AND s.request_id = r.id
        AND s.organisation_id IS NOT NULL),
      coalesce(d.quiet_hours, 4)::int, coalesce(d.rung_hours, 4)::int, r.owner_id IS NOT NULL, o.is_contact_point,
      ARRAY(SELECT x.rung::text FROM help_requests_requestrise x WHERE x.village_id = r.village_id AND x.request_id = r.id AND x.due_at = r.answer_by),
      ARRAY(SELECT DISTINCT y.rung FROM app.steps_of_ladder(r.village_id, r.id, p_at) y)
    FROM help_requests_helprequest r JOIN directory_organization o ON o.village_id = r.village_id AND o.id = r.to_organisation_id
      LEFT JOIN help_requests_deskrules d ON d.village_id = r.village_id
    WHERE r.closed_at IS NULL AND r.answer_by <= p_at
      AND EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = r.village_id AND c.item_id = r.item_id
        AND c.to_organisation_id = r.to_organisation_id AND c.withdrawn_at IS NULL AND c.until > now())
      AND NOT EXISTS (SELECT 1 FROM help_requests_requestrise x WHERE x.village_id = r.village_id AND x.request_id = r.id
        AND x.due_at = r.answer_by AND (x.next_at IS NULL OR x.next_at > p_at))
    ORDER BY r.answer_by LIMIT p_limit;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- One step up: written once, told to those on it, and a line in the logbook. False: it was taken already, or nobody waits any more.
CREATE FUNCTION app.climb(p_id uuid, p_request uuid, p_rung text, p_due timestamptz, p_at timestamptz, p_next timestamptz, p_code text, p_path text)
RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; who uuid; fresh int;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT q.id, q.subject_id, q.item_id, q.kind INTO r FROM help_requests_helprequest q WHERE q.village_id = app.village() AND q.id = p_request
    AND q.closed_at IS NULL AND q.answer_by = p_due AND q.answer_by <= p_at FOR UPDATE;
  PERFORM set_config('app.maintenance', '', true);
  IF r.id IS NULL OR NOT EXISTS (SELECT 1 FROM app.steps_of_ladder(app.village(), p_request, p_at) s WHERE s.rung = p_rung) THEN RETURN false; END IF;
  INSERT INTO help_requests_requestrise (id, village_id, created_at, request_id, rung, due_at, told_at, next_at)
    VALUES (p_id, app.village(), now(), p_request, p_rung, p_due, p_at, p_next) ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS fresh = ROW_COUNT;
  IF fresh = 0 THEN RETURN false; END IF;
  FOR who IN SELECT s.person_id FROM app.steps_of_ladder(app.village(), p_request, p_at) s WHERE s.rung = p_rung LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_code, p_path);
  END LOOP;
  PERFORM app.line('allow', 'change', 'help_requests.ladder_' || p_rung, '', r.subject_id, r.item_id, 1 << r.kind, '', '{}'::jsonb);
  RETURN true;
END $$;

-- The steps that were taken because an answer is late: for everybody who may read the question. Kinds of people, no names.
CREATE FUNCTION app.rungs_of(p_request uuid) RETURNS TABLE (rung text, told_at timestamptz, next_at timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.may_record('help_requests_helprequest', p_request, 1) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT x.rung::text, x.told_at, x.next_at FROM help_requests_requestrise x JOIN help_requests_helprequest r
      ON r.village_id = x.village_id AND r.id = x.request_id AND r.answer_by = x.due_at
    WHERE x.village_id = app.village() AND x.request_id = p_request ORDER BY x.told_at, x.created_at;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- What waits too long at this desk, for who is on duty there and for its team leader: number, owner, date, and how far it rose.
CREATE FUNCTION app.late_at_desk(p_organisation uuid) RETURNS TABLE (id uuid, number text, owner text, answer_by timestamptz, rung text,
  told_at timestamptz, subject_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village()
      AND m.organisation_id = p_organisation AND m.person_id = app.person() AND (m.on_duty OR m.role = 'supervisor')
      AND m.from_at <= now() AND m.until > now()) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT r.id, r.number::text, m.public_name::text, r.answer_by, x.rung::text, x.told_at, r.subject_id
    FROM help_requests_helprequest r LEFT JOIN directory_membership m ON m.village_id = r.village_id AND m.id = r.owner_id
      JOIN LATERAL (SELECT y.* FROM help_requests_requestrise y WHERE y.village_id = r.village_id AND y.request_id = r.id
        AND y.due_at = r.answer_by AND y.rung IN ('point', 'supervisor') ORDER BY y.told_at DESC, y.created_at DESC LIMIT 1) x ON true
    WHERE r.village_id = app.village() AND r.to_organisation_id = p_organisation AND r.closed_at IS NULL AND NOT r.held_back
      AND r.owner_id IS NOT NULL AND m.person_id <> app.person()
      AND app.can_work_on(app.person(), r.subject_id, r.item_id, r.kind, r.author_id)
      AND EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = r.village_id AND c.item_id = r.item_id
        AND c.to_organisation_id = r.to_organisation_id AND c.withdrawn_at IS NULL AND c.until > now())
    ORDER BY r.answer_by LIMIT 50;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- It rose to the desk: somebody on duty there takes it over, with a reason that everybody concerned reads.
CREATE FUNCTION app.step_in(p_request uuid, p_member uuid, p_step uuid, p_assignments uuid[], p_name text, p_words bytea, p_stems bytea,
  p_kept_years int, p_given text, p_other text, p_worker_path text, p_asker_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE w record; mine record; about record;
BEGIN
  SELECT m.id, m.organisation_id INTO mine FROM directory_membership m WHERE m.village_id = app.village() AND m.id = p_member
    AND m.person_id = app.person() AND m.from_at <= now() AND m.until > now();
  SELECT x.* INTO w FROM app.late_at_desk(mine.organisation_id) x WHERE x.id = p_request;
  IF w.id IS NULL THEN RAISE insufficient_privilege USING MESSAGE = 'nothing of this desk that rose'; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT r.item_id, r.kind INTO about FROM help_requests_helprequest r WHERE r.village_id = app.village() AND r.id = p_request;
  PERFORM set_config('app.maintenance', '', true);
  INSERT INTO consent_assignment (id, village_id, created_at, subject_id, item_id, kind, organisation_id, person_id, reason, from_at, until, kept_until)
    VALUES (p_assignments[1], app.village(), now(), w.subject_id, about.item_id, about.kind, mine.organisation_id, app.person(), 'on duty', now(),
      '9999-12-01 00:00+00', '9999-12-01 00:00+00');
  RETURN app.give_request(p_request, p_member, p_step, p_assignments[2], p_name, p_words, p_stems, p_kept_years, p_given, p_other,
    p_worker_path, p_asker_path);
END $$;

DROP FUNCTION app.raise_request, app.requests_late;
REVOKE ALL ON FUNCTION app.steps_of_ladder, app.requests_to_climb, app.climb, app.rungs_of, app.late_at_desk, app.step_in FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.requests_to_climb, app.climb, app.rungs_of, app.late_at_desk, app.step_in TO village_app;
