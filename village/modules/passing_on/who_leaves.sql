-- Who leaves, in a large team: only the memberships of the teams one leads are gone through, and of one colleague only theirs.

-- The organisations of which I lead the team, today. The same question as app.leads, once and not for each membership of the town.
CREATE OR REPLACE FUNCTION app.i_lead() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT m.organisation_id), '{}') FROM directory_membership m WHERE app.strong_enough() AND m.village_id = app.village()
    AND m.person_id = app.person() AND m.role = 'supervisor' AND m.from_at <= now() AND m.until > now()
$$;

-- Who leaves, or whose work ended: how many plans still need somebody, and how many families have nobody who calls them.
-- Numbers and days, for the team leader; whom they call as a friend or neighbour is not the work's. Or of one colleague,
-- whatever was said: then every family they call.
CREATE OR REPLACE FUNCTION app.plans_left(p_member uuid)
RETURNS TABLE (member_id uuid, name text, last_day date, leaving_id uuid, plans bigint, agreed bigint, calls bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE led uuid[] := app.i_lead();
BEGIN
  IF led = '{}' THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY WITH chairs AS MATERIALIZED (
      SELECT m.village_id, m.id, m.person_id, m.public_name::text AS called, least(l.last_day, m.until::date) AS ends,
        CASE WHEN m.until > now() THEN l.id END AS said
      FROM directory_membership m
      LEFT JOIN passing_on_leaving l ON l.village_id = m.village_id AND l.member_id = m.id AND l.called_off_at IS NULL
      WHERE m.village_id = app.village() AND m.organisation_id = ANY (led) AND (p_member IS NULL OR m.id = p_member)
        AND (p_member IS NOT NULL OR l.id IS NOT NULL OR m.until < now() + interval '92 days')),
    counted AS MATERIALIZED (SELECT w.id, w.called, w.ends, w.said, p.plans, p.agreed,
      CASE WHEN NOT EXISTS (SELECT 1 FROM passing_on_aftercare a WHERE a.village_id = w.village_id AND a.caller_id = w.person_id
          AND a.stopped_at IS NULL) THEN 0
        WHEN p_member IS NULL THEN (SELECT count(*) FROM app.calls_of_nobody(w.village_id, NULL, w.person_id) u WHERE u.gone_at IS NOT NULL)
        ELSE (SELECT count(*) FROM passing_on_aftercare a
          JOIN passing_on_ending e ON e.village_id = a.village_id AND e.id = a.ending_id AND e.stopped_at IS NULL
          WHERE a.village_id = w.village_id AND a.caller_id = w.person_id AND a.stopped_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM family_plans_teammember t WHERE t.village_id = a.village_id AND t.plan_id = a.plan_id
              AND t.person_id = a.caller_id AND t.side = 'natural')
          AND EXISTS (SELECT 1 FROM passing_on_aftercarecall c WHERE c.village_id = a.village_id AND c.aftercare_id = a.id
            AND NOT EXISTS (SELECT 1 FROM passing_on_callsaid s WHERE s.village_id = c.village_id AND s.call_id = c.id))) END AS calls
      FROM chairs w CROSS JOIN LATERAL (SELECT count(*) AS plans,
          count(*) FILTER (WHERE EXISTS (SELECT 1 FROM passing_on_passingon x WHERE x.village_id = f.village_id AND x.plan_id = f.id
            AND x.agreed_at IS NOT NULL AND x.ended_at IS NULL AND x.stopped_at IS NULL)) AS agreed
        FROM family_plans_familyplan f WHERE f.village_id = w.village_id AND f.coordinator_id = w.person_id AND f.closed_at IS NULL) p)
    SELECT k.id, k.called, k.ends, k.said, k.plans, k.agreed, k.calls FROM counted k
    WHERE k.plans > 0 OR k.calls > 0 OR k.said IS NOT NULL ORDER BY k.ends, k.called, k.id;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- For the team leader: of these colleagues, whose access ended at once, when and why. Never whose doors they were.
CREATE OR REPLACE FUNCTION app.access_ended_of(p_members uuid[]) RETURNS TABLE (member_id uuid, ended_on timestamptz, by_called text, words text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE led uuid[] := app.i_lead();
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT e.member_id, e.created_at, e.by_called::text, e.words::text FROM passing_on_accessended e
    JOIN directory_membership m ON m.village_id = e.village_id AND m.id = e.member_id
    WHERE e.village_id = app.village() AND e.member_id = ANY (p_members) AND m.organisation_id = ANY (led)
    ORDER BY e.created_at DESC, e.id DESC;
  PERFORM set_config('app.maintenance', '', true);
END $$;

DROP FUNCTION app.access_ended_in_team();
REVOKE ALL ON FUNCTION app.i_lead, app.access_ended_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.access_ended_of TO village_app;
