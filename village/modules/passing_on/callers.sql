-- Calls after an ending do not get lost when who calls is gone: the family hears it and says who calls from then on.

-- Until when somebody works here, in the chair that ends last; the day they said to leave counts. Null: who has no work here.
CREATE FUNCTION app.works_until(p_village uuid, p_person uuid) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT max(least(m.until, coalesce((l.last_day + 1)::timestamptz, m.until))) FROM directory_membership m
  LEFT JOIN passing_on_leaving l ON l.village_id = m.village_id AND l.member_id = m.id AND l.called_off_at IS NULL
  WHERE m.village_id = p_village AND m.person_id = p_person
$$;

-- Days to call that nobody will keep: agreed with somebody whose work here ends before one of them, or to whom they are not
-- shown any more. `gone_at` is empty for the second. Who calls as a friend or neighbour does not go with any work. For the
-- functions below, which say the key first; null means: of whoever.
CREATE FUNCTION app.calls_of_nobody(p_village uuid, p_subject uuid, p_caller uuid)
RETURNS TABLE (village_id uuid, id uuid, ending_id uuid, subject_id uuid, caller_id uuid, gone_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.village_id, a.id, a.ending_id, a.subject_id, a.caller_id, CASE WHEN w.ends <= greatest(now(), c.last::timestamptz) THEN w.ends END
  FROM passing_on_aftercare a
  JOIN passing_on_ending e ON e.village_id = a.village_id AND e.id = a.ending_id AND e.stopped_at IS NULL
  CROSS JOIN LATERAL (SELECT max(x.due_on) AS last FROM passing_on_aftercarecall x WHERE x.village_id = a.village_id AND x.aftercare_id = a.id
    AND NOT EXISTS (SELECT 1 FROM passing_on_callsaid s WHERE s.village_id = x.village_id AND s.call_id = x.id)) c
  CROSS JOIN LATERAL (SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM family_plans_teammember t WHERE t.village_id = a.village_id
    AND t.plan_id = a.plan_id AND t.person_id = a.caller_id AND t.side = 'natural') THEN app.works_until(a.village_id, a.caller_id) END AS ends) w
  WHERE a.stopped_at IS NULL AND c.last IS NOT NULL AND (p_village IS NULL OR a.village_id = p_village)
    AND (p_subject IS NULL OR a.subject_id = p_subject) AND (p_caller IS NULL OR a.caller_id = p_caller)
    AND (w.ends <= greatest(now(), c.last::timestamptz) OR (e.closed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM consent_consent k
      WHERE k.village_id = a.village_id AND k.item_id = a.id AND k.to_person_id = a.caller_id AND k.withdrawn_at IS NULL AND k.until > now())))
$$;

-- The clock: each of the family hears once that nobody will call; and whose work here has ended sees the days no more. Who
-- stays after all and leaves later is told of anew.
CREATE FUNCTION app.tell_of_callers_gone(p_limit int, p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; n int := 0; before text := coalesce(current_setting('app.village', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE passing_on_aftercare a SET told_gone_on = NULL WHERE a.told_gone_on IS NOT NULL AND a.stopped_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM app.calls_of_nobody(a.village_id, a.subject_id, a.caller_id) u WHERE u.id = a.id);
  FOR r IN SELECT u.*, a.told_gone_on FROM app.calls_of_nobody(NULL, NULL, NULL) u
      JOIN passing_on_aftercare a ON a.village_id = u.village_id AND a.id = u.id
      WHERE a.told_gone_on IS NULL OR (u.gone_at <= now() AND EXISTS (SELECT 1 FROM consent_consent k WHERE k.village_id = u.village_id
        AND k.item_id = u.id AND k.to_person_id = u.caller_id AND k.withdrawn_at IS NULL AND k.until > now()))
      LIMIT p_limit FOR UPDATE OF a SKIP LOCKED LOOP
    PERFORM set_config('app.village', r.village_id::text, true);
    IF r.gone_at <= now() THEN
      UPDATE consent_consent k SET withdrawn_at = now() WHERE k.village_id = r.village_id AND k.item_id = r.id
        AND k.to_person_id = r.caller_id AND k.withdrawn_at IS NULL AND k.until > now();
      PERFORM set_config('app.maintenance', 'on', true);
    END IF;
    IF r.told_gone_on IS NULL THEN
      UPDATE passing_on_aftercare SET told_gone_on = current_date WHERE village_id = r.village_id AND id = r.id;
      PERFORM app.tell_family_and(r.subject_id, '{}', p_code, p_path || r.ending_id || '/');
    END IF;
    n := n + 1;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true), set_config('app.village', before, true);
  RETURN n;
END $$;

-- For one of the family: whose calls they were, and since or from which day that one works here no more.
CREATE FUNCTION app.my_calls_of_nobody() RETURNS TABLE (id uuid, ending_id uuid, called text, gone_on date, is_gone boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT a.id, a.ending_id, a.caller_called::text, u.gone_at::date, coalesce(u.gone_at <= now(), true)
    FROM people_familyowner o CROSS JOIN LATERAL app.calls_of_nobody(app.village(), o.subject_id, NULL) u
    JOIN passing_on_aftercare a ON a.village_id = u.village_id AND a.id = u.id
    WHERE o.village_id = app.village() AND o.person_id = app.person() AND o.from_at <= now() AND o.until > now()
      AND app.day_shows(a.subject_id, a.item_id, a.kind, a.created_at, '{2}') ORDER BY a.created_at;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- Calls after an ending that fall due: who calls, as long as they see the days, and the family hear that there is something, once.
CREATE OR REPLACE FUNCTION app.tell_of_calls(p_limit int, p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; n int := 0; before text := coalesce(current_setting('app.village', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  FOR r IN SELECT c.village_id, c.id, c.subject_id, (SELECT k.to_person_id FROM consent_consent k WHERE k.village_id = a.village_id
        AND k.item_id = a.id AND k.to_person_id = a.caller_id AND k.withdrawn_at IS NULL AND k.until > now() LIMIT 1) AS caller_id
      FROM passing_on_aftercarecall c
      JOIN passing_on_aftercare a ON a.village_id = c.village_id AND a.id = c.aftercare_id AND a.stopped_at IS NULL
      JOIN passing_on_ending e ON e.village_id = a.village_id AND e.id = a.ending_id AND e.closed_at IS NOT NULL
      WHERE c.told_on IS NULL AND c.due_on <= current_date LIMIT p_limit FOR UPDATE OF c SKIP LOCKED LOOP
    PERFORM set_config('app.village', r.village_id::text, true);
    UPDATE passing_on_aftercarecall SET told_on = current_date WHERE village_id = r.village_id AND id = r.id;
    PERFORM app.tell_family_and(r.subject_id, ARRAY[r.caller_id], p_code, p_path || r.id || '/');
    n := n + 1;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true), set_config('app.village', before, true);
  RETURN n;
END $$;

-- When somebody calls after a plan has ended: for those whose plan it was, and for who calls. A call that was made, or became
-- another day, or that somebody else makes from now on, is gone.
CREATE OR REPLACE FUNCTION app.my_calling_days() RETURNS TABLE (id uuid, due_on date, changed_at timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
  SELECT c.id, c.due_on, greatest(c.created_at, e.closed_at)
  FROM passing_on_aftercarecall c
  JOIN passing_on_aftercare a ON a.village_id = c.village_id AND a.id = c.aftercare_id AND a.stopped_at IS NULL
  JOIN passing_on_ending e ON e.village_id = a.village_id AND e.id = a.ending_id AND e.closed_at IS NOT NULL
  WHERE c.village_id = app.village()
    AND NOT EXISTS (SELECT 1 FROM passing_on_callsaid s WHERE s.village_id = c.village_id AND s.call_id = c.id)
    AND app.day_shows(a.subject_id, a.item_id, a.kind, a.created_at, CASE WHEN a.caller_id = app.person() THEN '{2,4}' ELSE '{2}' END::int[]);
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- Who leaves, or whose work ended: how many plans still need somebody, and how many families have nobody who calls them.
-- Numbers and days, for the team leader; whom they call as a friend or neighbour is not the work's. Or of one colleague,
-- whatever was said: then every family they call.
DROP FUNCTION app.plans_left(uuid);
CREATE FUNCTION app.plans_left(p_member uuid)
RETURNS TABLE (member_id uuid, name text, last_day date, leaving_id uuid, plans bigint, agreed bigint, calls bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT w.id, w.called, w.ends, w.said, w.plans, w.agreed, w.calls FROM (SELECT m.id, m.public_name::text AS called,
      least(l.last_day, m.until::date) AS ends, CASE WHEN m.until > now() THEN l.id END AS said, count(p.id) AS plans,
      count(p.id) FILTER (WHERE EXISTS (SELECT 1 FROM passing_on_passingon x WHERE x.village_id = p.village_id AND x.plan_id = p.id
        AND x.agreed_at IS NOT NULL AND x.ended_at IS NULL AND x.stopped_at IS NULL)) AS agreed,
      CASE WHEN p_member IS NULL THEN (SELECT count(*) FROM app.calls_of_nobody(app.village(), NULL, m.person_id) u WHERE u.gone_at IS NOT NULL)
        ELSE (SELECT count(*) FROM passing_on_aftercare a
          JOIN passing_on_ending e ON e.village_id = a.village_id AND e.id = a.ending_id AND e.stopped_at IS NULL
          WHERE a.village_id = m.village_id AND a.caller_id = m.person_id AND a.stopped_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM family_plans_teammember t WHERE t.village_id = a.village_id AND t.plan_id = a.plan_id
              AND t.person_id = a.caller_id AND t.side = 'natural')
          AND EXISTS (SELECT 1 FROM passing_on_aftercarecall c WHERE c.village_id = a.village_id AND c.aftercare_id = a.id
            AND NOT EXISTS (SELECT 1 FROM passing_on_callsaid s WHERE s.village_id = c.village_id AND s.call_id = c.id))) END AS calls
    FROM directory_membership m
    LEFT JOIN passing_on_leaving l ON l.village_id = m.village_id AND l.member_id = m.id AND l.called_off_at IS NULL
    LEFT JOIN family_plans_familyplan p ON p.village_id = m.village_id AND p.coordinator_id = m.person_id AND p.closed_at IS NULL
    WHERE m.village_id = app.village() AND app.leads(m.organisation_id)
      AND CASE WHEN p_member IS NULL THEN l.id IS NOT NULL OR m.until < now() + interval '92 days' ELSE m.id = p_member END
    GROUP BY m.id, l.id) w WHERE w.plans > 0 OR w.calls > 0 OR w.said IS NOT NULL
    ORDER BY 3, 2;
  PERFORM set_config('app.maintenance', '', true);
END $$;

REVOKE ALL ON FUNCTION app.works_until, app.calls_of_nobody, app.tell_of_callers_gone, app.my_calls_of_nobody, app.plans_left FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.tell_of_callers_gone, app.my_calls_of_nobody, app.plans_left TO village_app;
