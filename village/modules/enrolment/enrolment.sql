-- A school year that is over stays as it was, with its steps; and a step stays in its year.
CREATE FUNCTION app.guard_school_year() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user = 'village_app' AND OLD.until_day < current_date THEN
    RAISE insufficient_privilege USING MESSAGE = 'a school year that is over stays as it was';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_school_year BEFORE UPDATE ON enrolment_schoolyear FOR EACH ROW EXECUTE FUNCTION app.guard_school_year();

CREATE FUNCTION app.guard_enrolment_step() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user <> 'village_app' THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND NEW.year_id <> OLD.year_id OR EXISTS (SELECT 1 FROM enrolment_schoolyear y
      WHERE y.village_id = NEW.village_id AND y.id = NEW.year_id AND y.until_day < current_date) THEN
    RAISE insufficient_privilege USING MESSAGE = 'a school year that is over stays as it was';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_enrolment_step BEFORE INSERT OR UPDATE ON enrolment_enrolmentstep
  FOR EACH ROW EXECUTE FUNCTION app.guard_enrolment_step();

-- Of which open questions about enrolling a day comes near that was not done and not told yet: the newest year that runs,
-- the schools they chose, and only who wants to be reminded.
CREATE FUNCTION app.enrolment_near(p_today date) RETURNS TABLE (village_id uuid, request_id uuid, step_id uuid, day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT q.village_id, q.id, s.id, d.day
  FROM enrolment_schoolyear y
  JOIN enrolment_enrolmentstep s ON s.village_id = y.village_id AND s.year_id = y.id AND s.ended_at IS NULL
  CROSS JOIN LATERAL (SELECT min(x) AS day FROM unnest(ARRAY[s.opens_on, s.closes_on]) x
    WHERE x BETWEEN p_today AND p_today + y.days_ahead) d
  JOIN help_requests_helprequest q ON q.village_id = y.village_id AND q.asks_for = 'enrolment' AND q.route IN ('family', 'own')
    AND q.closed_at IS NULL AND NOT q.held_back
  LEFT JOIN enrolment_enrolmentchoice c ON c.village_id = q.village_id AND c.request_id = q.id
  LEFT JOIN enrolment_stepmark m ON m.village_id = q.village_id AND m.request_id = q.id AND m.step_id = s.id
  WHERE d.day IS NOT NULL AND p_today BETWEEN y.from_day AND y.until_day
    AND NOT EXISTS (SELECT 1 FROM enrolment_schoolyear n WHERE n.village_id = y.village_id
      AND p_today BETWEEN n.from_day AND n.until_day AND (n.from_day, n.id) > (y.from_day, y.id))
    AND coalesce(c.reminds, true) AND (coalesce(cardinality(c.levels), 0) = 0 OR s.level = ANY (c.levels))
    AND m.done_at IS NULL AND (m.reminded_of IS NULL OR m.reminded_of < d.day)
$$;

-- The clock sees ids only.
CREATE FUNCTION app.questions_to_remind(p_today date, p_limit int) RETURNS TABLE (village_id uuid, request_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT DISTINCT n.village_id, n.request_id FROM app.enrolment_near(p_today) n LIMIT p_limit;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- Tell who asked, once for each day, however many steps come near. Whom no screen and no mail reaches is called or visited by
-- who has the question: without words here, for the clock has nobody's key; what is near stands with the question.
CREATE FUNCTION app.remind_of_steps(p_village uuid, p_request uuid, p_today date, p_code text, p_by_hand text[]) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE q record; near int; before text := current_setting('app.village', true);
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT r.*, m.person_id AS has_it, m.organisation_id AS has_it_at INTO q FROM help_requests_helprequest r
    LEFT JOIN directory_membership m ON m.village_id = r.village_id AND m.id = r.owner_id AND m.until > now()
    WHERE r.village_id = p_village AND r.id = p_request FOR UPDATE OF r;
  INSERT INTO enrolment_stepmark (id, village_id, created_at, subject_id, item_id, kind, audience, author_id, request_id, step_id, reminded_of)
    SELECT gen_random_uuid(), p_village, now(), q.subject_id, q.item_id, q.kind, q.audience, q.author_id, q.id, n.step_id, n.day
    FROM app.enrolment_near(p_today) n WHERE n.village_id = p_village AND n.request_id = p_request
  ON CONFLICT (village_id, request_id, step_id) DO UPDATE SET reminded_of = EXCLUDED.reminded_of;
  GET DIAGNOSTICS near = ROW_COUNT;
  PERFORM set_config('app.village', p_village::text, true);
  IF near > 0 AND q.has_it IS NOT NULL AND EXISTS (
      SELECT 1 FROM people_person p LEFT JOIN channels_reachwish w ON w.village_id = p.village_id AND w.subject_id = p.subject_id
      WHERE p.village_id = p_village AND p.id = q.author_id AND CASE WHEN w.id IS NULL
        THEN q.reach_by <> 'here' AND p.account_id IS NULL AND p.email = ''
        ELSE w.rather_talks OR w.way = ANY (p_by_hand) OR (w.way = 'mail' AND p.email = '') END)
    AND q.has_it IN (SELECT t.person_id FROM app.talkers(p_village, q.has_it_at, q.subject_id, q.item_id) t) THEN
    INSERT INTO channels_talktask (id, village_id, created_at, subject_id, item_id, kind, audience, author_id, organisation_id,
        to_person_id, to_name, owner_id, words, asked_at, due_at)
      VALUES (gen_random_uuid(), p_village, now(), q.subject_id, q.item_id, q.kind, 1, q.has_it, q.has_it_at,
        q.author_id, q.asker_name, q.owner_id, '', now(), now() + interval '2 days');
    PERFORM app.tell(gen_random_uuid(), q.has_it, p_code, 'reach/talks/' || q.item_id || '/');
  END IF;
  IF near > 0 THEN PERFORM app.tell(gen_random_uuid(), q.author_id, p_code, 'requests/' || q.id || '/follow/'); END IF;
  PERFORM set_config('app.village', coalesce(before, ''), true);
  PERFORM set_config('app.maintenance', '', true);
  RETURN near > 0;
END $$;

REVOKE ALL ON FUNCTION app.guard_school_year, app.guard_enrolment_step, app.enrolment_near, app.questions_to_remind, app.remind_of_steps
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.questions_to_remind, app.remind_of_steps TO village_app;
