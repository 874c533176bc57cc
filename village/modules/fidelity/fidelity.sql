-- Does a programme work as it means to? Counts of a programme, never of a family, a child or a worker: for each organisation
-- that coordinates, and each measure, how many of how many, and of how many families. Nothing else leaves this function, and
-- it goes to who coordinates, leads a team or manages. What is too small to say is hidden by who asks (hiding.py).
-- The formulas are those of `measures.py`; the period is [p_from, p_until); what did not have its time yet does not count.

-- Who may ask: works here as coach, contact person, team leader or manager, or coordinates an open plan at work.
CREATE FUNCTION app.may_see_fidelity() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN app.strong_enough() AND app.only_item() IS NULL AND app.works_as('coach', 'contact_person', 'supervisor', 'manager');
END $$;

CREATE FUNCTION app.fidelity_counts(p_from date, p_until date, p_days jsonb) RETURNS TABLE (organisation uuid, measure text, families int, fits int, all_of int)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE before text := coalesce(current_setting('app.maintenance', true), ''); v uuid := app.village(); zone text; today date;
BEGIN
  IF NOT app.may_see_fidelity() THEN RETURN; END IF;
  SELECT time_zone INTO zone FROM villages_village WHERE id = v;
  today := least((now() AT TIME ZONE zone)::date, p_until);
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
  WITH day AS (SELECT (p_days->>'contact')::int AS contact, (p_days->>'visit')::int AS visit, (p_days->>'story')::int AS story,
      (p_days->>'meeting')::int AS meeting, (p_days->>'plan')::int AS plan, (p_days->>'gap')::int AS gap, (p_days->>'celebrate')::int AS celebrate),
  plans AS MATERIALIZED (
    SELECT p.id, p.subject_id, p.coordinator_id AS coach, (p.opened_at AT TIME ZONE zone)::date AS opened, (p.closed_at AT TIME ZONE zone)::date AS closed,
      (SELECT m.organisation_id FROM directory_membership m WHERE m.village_id = v AND m.person_id = p.coordinator_id AND m.from_at <= now()
        ORDER BY (m.until > now()) DESC, m.from_at, m.id LIMIT 1) AS org,
      (q.asked_at AT TIME ZONE zone)::date AS asked, q.id AS request
    FROM family_plans_familyplan p LEFT JOIN help_requests_helprequest q ON q.village_id = v AND q.id = p.request_id
    WHERE p.village_id = v AND (p.opened_at AT TIME ZONE zone)::date < p_until),
  held AS MATERIALIZED (
    SELECT m.id, m.plan_id, (m.begins_at AT TIME ZONE zone)::date AS on_day FROM meetings_meeting m JOIN meetings_closing c
      ON c.village_id = m.village_id AND c.meeting_id = m.id WHERE m.village_id = v AND m.called_off_at IS NULL),
  seats AS MATERIALIZED (
    SELECT h.id AS meeting, h.plan_id, h.on_day, s.side, s.person_id, coalesce((SELECT x.was_there FROM meetings_present x WHERE x.village_id = v
        AND x.seat_id = s.id ORDER BY x.created_at DESC, x.id DESC LIMIT 1), false) AS came
    FROM held h JOIN meetings_seat s ON s.village_id = v AND s.meeting_id = h.id),
  visit AS MATERIALIZED (  -- the first time somebody met the family in person: a step of the question, else the first meeting
    SELECT p.*, least((SELECT min((r.done_at AT TIME ZONE zone)::date) FROM help_requests_requeststep r WHERE r.village_id = v AND r.request_id = p.request
        AND r.what = 'contact' AND r.way IN ('visit', 'gate', 'shop', 'desk')), (SELECT min(h.on_day) FROM held h WHERE h.plan_id = p.id)) AS met
    FROM plans p),
  versions AS MATERIALIZED (  -- agreed: nobody whose yes is needed is without a last answer of yes
    SELECT w.plan_id, min(w.agreed_on) AS agreed_on FROM (
      SELECT a.plan_id, (SELECT max((n.created_at AT TIME ZONE zone)::date) FROM agreements_answer n JOIN agreements_frozenpiece f
          ON f.village_id = v AND f.id = n.piece_id WHERE n.village_id = v AND f.version_id = a.id) AS agreed_on
      FROM agreements_version a WHERE a.village_id = v
        AND EXISTS (SELECT 1 FROM agreements_frozenpiece f WHERE f.village_id = v AND f.version_id = a.id AND cardinality(f.needed) > 0)
        AND NOT EXISTS (SELECT 1 FROM agreements_frozenpiece f, unnest(f.needed) AS asks(person) WHERE f.village_id = v AND f.version_id = a.id
          AND (SELECT n.said FROM agreements_answer n WHERE n.village_id = v AND n.piece_id = f.id AND n.person_id = asks.person
            ORDER BY n.created_at DESC, n.id DESC LIMIT 1) IS DISTINCT FROM 'yes')) w GROUP BY w.plan_id),
  steps AS MATERIALIZED (
    SELECT s.id, s.plan_id, s.strength_id, (s.created_at AT TIME ZONE zone)::date AS made, coalesce((SELECT k.new_day FROM family_plans_mark k
        WHERE k.village_id = v AND k.of = s.id AND k.said = 'later' ORDER BY k.created_at DESC, k.id DESC LIMIT 1), s.due_on) AS due,
      CASE WHEN t.side = 'formal' THEN 'work' ELSE 'family' END AS side,
      (SELECT min((k.created_at AT TIME ZONE zone)::date) FROM family_plans_mark k WHERE k.village_id = v AND k.of = s.id AND k.said = 'done') AS done,
      EXISTS (SELECT 1 FROM family_plans_mark k WHERE k.village_id = v AND k.of = s.id AND k.said = 'dropped') AS dropped
    FROM family_plans_step s LEFT JOIN family_plans_teammember t ON t.village_id = v AND t.id = s.member_id WHERE s.village_id = v),
  team AS (
    SELECT t.plan_id, t.side FROM family_plans_teammember t JOIN plans p ON p.id = t.plan_id WHERE t.village_id = v AND t.joined_at IS NOT NULL
      AND (t.joined_at AT TIME ZONE zone)::date < p_until AND (t.ended_at IS NULL OR (t.ended_at AT TIME ZONE zone)::date >= p_until)
      AND t.person_id IS DISTINCT FROM p.coach AND (p.closed IS NULL OR p.closed >= p_from)),
  one AS (  -- one line per thing that is counted: of which plan, which measure, and does it fit
    SELECT p.id AS plan, 'first_contact'::text AS m, coalesce(c.d <= p.asked + day.contact, false) AS fits FROM plans p, day, LATERAL (
      SELECT min((r.done_at AT TIME ZONE zone)::date) AS d FROM help_requests_requeststep r WHERE r.village_id = v AND r.request_id = p.request
        AND r.what IN ('contact', 'question', 'answer')) c
      WHERE p.opened >= p_from AND p.asked IS NOT NULL AND (c.d IS NOT NULL OR p.asked + day.contact < today)
    UNION ALL SELECT p.id, 'first_visit', coalesce(p.met <= coalesce(p.asked, p.opened) + day.visit, false) FROM visit p, day
      WHERE p.opened >= p_from AND (p.met IS NOT NULL OR coalesce(p.asked, p.opened) + day.visit < today)
    UNION ALL SELECT p.id, 'safety_note', EXISTS (SELECT 1 FROM safety_notes_safetynote n WHERE n.village_id = v AND n.plan_id = p.id
        AND (n.holds_from AT TIME ZONE zone)::date <= p.met AND (n.ended_at IS NULL OR (n.ended_at AT TIME ZONE zone)::date >= p.met OR n.ending = 'replaced'))
      FROM visit p WHERE p.met >= p_from AND p.met < p_until
    UNION ALL SELECT p.id, 'story', coalesce(o.d <= p.met + day.story, false) FROM visit p, day, LATERAL (
      SELECT min((w.created_at AT TIME ZONE zone)::date) AS d FROM family_plans_ownwords w WHERE w.village_id = v AND w.plan_id = p.id) o
      WHERE p.met >= p_from AND p.met < p_until AND (o.d IS NOT NULL OR p.met + day.story < today)
    UNION ALL SELECT p.id, 'first_meeting', coalesce(h.d <= p.met + day.meeting, false) FROM visit p, day, LATERAL (
      SELECT min(x.on_day) AS d FROM held x WHERE x.plan_id = p.id) h
      WHERE p.met >= p_from AND p.met < p_until AND (h.d IS NOT NULL OR p.met + day.meeting < today)
    UNION ALL SELECT p.id, 'plan_agreed', coalesce(a.agreed_on <= p.met + day.plan, false) FROM visit p CROSS JOIN day LEFT JOIN versions a ON a.plan_id = p.id
      WHERE p.met >= p_from AND p.met < p_until AND (a.agreed_on IS NOT NULL OR p.met + day.plan < today)
    UNION ALL SELECT p.id, 'rhythm', max(g.gap) <= max(day.gap) FROM plans p, day, LATERAL (
      SELECT coalesce(lead(h.on_day) OVER (ORDER BY h.on_day), least(today, coalesce(p.closed, today))) - h.on_day AS gap, h.on_day FROM held h
        WHERE h.plan_id = p.id AND h.on_day < p_until) g
      WHERE (p.closed IS NULL OR p.closed >= p_from) GROUP BY p.id
    UNION ALL SELECT s.plan_id, 'caregiver_present', bool_or(s.side = 'family' AND s.came) FROM seats s WHERE s.on_day >= p_from AND s.on_day < p_until GROUP BY s.plan_id, s.meeting
    UNION ALL SELECT s.plan_id, 'child_present', bool_or(s.side = 'child' AND s.came) FROM seats s WHERE s.on_day >= p_from AND s.on_day < p_until GROUP BY s.plan_id, s.meeting
    UNION ALL SELECT s.plan_id, 'natural_present', bool_or(s.side = 'natural' AND s.came) FROM seats s WHERE s.on_day >= p_from AND s.on_day < p_until GROUP BY s.plan_id, s.meeting
    UNION ALL SELECT s.plan_id, 'work_present', s.came FROM seats s JOIN plans p ON p.id = s.plan_id
      WHERE s.side = 'professional' AND s.person_id <> p.coach AND s.on_day >= p_from AND s.on_day < p_until
    UNION ALL SELECT t.plan_id, 'natural_team', t.side = 'natural' FROM team t
    UNION ALL SELECT s.plan_id, 'own_steps', s.side = 'family' FROM steps s WHERE s.made >= p_from AND s.made < p_until
    UNION ALL SELECT s.plan_id, 'strengths', s.strength_id IS NOT NULL FROM steps s WHERE s.made >= p_from AND s.made < p_until
    UNION ALL SELECT g.plan_id, 'options', (SELECT count(*) FROM family_plans_option o WHERE o.village_id = v AND o.goal_id = g.id) >= 2
      FROM family_plans_goal g WHERE g.village_id = v AND (g.created_at AT TIME ZONE zone)::date >= p_from AND (g.created_at AT TIME ZONE zone)::date < p_until
    UNION ALL SELECT s.plan_id, 'kept_' || s.side, coalesce(s.done <= s.due, false) FROM steps s
      WHERE NOT s.dropped AND s.due >= p_from AND s.due < today
    UNION ALL SELECT r.plan_id, 'celebrated', EXISTS (SELECT 1 FROM meetings_success x WHERE x.village_id = v AND x.plan_id = r.plan_id
        AND x.seen_on <= (l.held_at AT TIME ZONE zone)::date AND x.seen_on > (l.held_at AT TIME ZONE zone)::date - day.celebrate)
      FROM day, meetings_lookedback l JOIN meetings_review r ON r.village_id = v AND r.id = l.review_id
      WHERE l.village_id = v AND (l.held_at AT TIME ZONE zone)::date >= p_from AND (l.held_at AT TIME ZONE zone)::date < p_until
    UNION ALL SELECT p.id, 'planned_ending', EXISTS (SELECT 1 FROM passing_on_ending e WHERE e.village_id = v AND e.plan_id = p.id AND e.stopped_at IS NULL)
      FROM plans p WHERE p.closed >= p_from AND p.closed < p_until)
  SELECT p.org, o.m, count(DISTINCT p.subject_id)::int, count(*) FILTER (WHERE o.fits)::int, count(*)::int
  FROM one o JOIN plans p ON p.id = o.plan GROUP BY p.org, o.m;
  PERFORM set_config('app.maintenance', before, true);
END $$;

REVOKE ALL ON FUNCTION app.may_see_fidelity, app.fidelity_counts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.may_see_fidelity, app.fidelity_counts TO village_app;
