-- Who is in a team, what they carry, and what flows back to a home organisation.

-- Who may say who of an organisation is in a team: the keeper of the village, and who leads that organisation.
CREATE FUNCTION app.keeps_seats_of(p_organisation uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.strong_enough() AND app.only_item() IS NULL AND (app.works_as('keeper') OR app.leads(p_organisation))
$$;

-- A seat for somebody. Who leads an organisation seats its own people where it takes part already. False: in the team already.
CREATE FUNCTION app.seat_in_team(p_id uuid, p_team uuid, p_member uuid, p_leads boolean, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record;
BEGIN
  SELECT x.person_id, x.organisation_id INTO m FROM directory_membership x WHERE x.village_id = app.village() AND x.id = p_member
    AND x.from_at <= now() AND x.until > now();
  IF m.person_id IS NULL OR NOT app.keeps_seats_of(m.organisation_id) OR NOT (app.works_as('keeper') OR EXISTS (
      SELECT 1 FROM wellbeing_teams_teamseat s JOIN directory_membership x ON x.village_id = s.village_id AND x.id = s.member_id
      WHERE s.village_id = app.village() AND s.team_id = p_team AND x.organisation_id = m.organisation_id)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to seat';
  END IF;
  IF EXISTS (SELECT 1 FROM wellbeing_teams_teamseat s WHERE s.village_id = app.village() AND s.team_id = p_team AND s.member_id = p_member
      AND s.until IS NULL) THEN RETURN false; END IF;
  INSERT INTO wellbeing_teams_teamseat (id, village_id, created_at, team_id, member_id, leads, from_at)
    VALUES (p_id, app.village(), now(), p_team, p_member, p_leads AND app.works_as('keeper'), now());
  PERFORM app.tell(gen_random_uuid(), m.person_id, p_code, p_path);
  RETURN true;
END $$;

-- Who stands in: said by oneself, by who leads the team or the home organisation, or by the keeper; always somebody of the team.
CREATE FUNCTION app.stands_in_team(p_seat uuid, p_deputy uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s record;
BEGIN
  SELECT x.id, x.team_id, x.member_id, m.organisation_id INTO s FROM wellbeing_teams_teamseat x
    JOIN directory_membership m ON m.village_id = x.village_id AND m.id = x.member_id
    WHERE x.village_id = app.village() AND x.id = p_seat AND x.until IS NULL;
  IF s.id IS NULL OR NOT (app.keeps_seats_of(s.organisation_id) OR app.leads_team(s.team_id)
      OR coalesce(s.member_id = app.my_team_chair(s.team_id), false))
    OR (p_deputy IS NOT NULL AND (p_deputy = s.member_id OR NOT app.sits_in_team(s.team_id, p_deputy))) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to say';
  END IF;
  UPDATE wellbeing_teams_teamseat SET deputy_id = p_deputy WHERE village_id = app.village() AND id = s.id;
END $$;

-- Out of the team. What was theirs to do first gets another owner (W-13): false.
CREATE FUNCTION app.leave_team(p_seat uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s record;
BEGIN
  SELECT x.id, x.team_id, x.member_id, m.organisation_id INTO s FROM wellbeing_teams_teamseat x
    JOIN directory_membership m ON m.village_id = x.village_id AND m.id = x.member_id
    WHERE x.village_id = app.village() AND x.id = p_seat AND x.until IS NULL FOR UPDATE OF x;
  IF s.id IS NULL OR NOT app.keeps_seats_of(s.organisation_id) THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to end'; END IF;
  IF EXISTS (SELECT 1 FROM wellbeing_teams_teamtask k WHERE k.village_id = app.village() AND k.team_id = s.team_id AND k.owner_id = s.member_id
      AND k.done_at IS NULL) THEN RETURN false; END IF;
  UPDATE wellbeing_teams_teamseat SET until = now() WHERE village_id = app.village() AND id = s.id;
  UPDATE wellbeing_teams_teamseat SET deputy_id = NULL WHERE village_id = app.village() AND team_id = s.team_id AND deputy_id = s.member_id
    AND until IS NULL;
  RETURN true;
END $$;

-- What each of a team carries: all of it for who leads the team, one's own people for who leads a home organisation, oneself for
-- oneself. Counted by the lock: what is no longer shared with them is nobody's load.
CREATE FUNCTION app.team_load(p_team uuid) RETURNS TABLE (member uuid, requests int, plans int, tasks int, late int, most int)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT m.id,
      (SELECT count(*) FROM help_requests_helprequest r WHERE r.village_id = m.village_id AND r.owner_id = m.id AND r.closed_at IS NULL
        AND app.can_still_be_kept(r.village_id, m.person_id, r.subject_id, r.item_id))::int,
      (SELECT count(*) FROM family_plans_familyplan p WHERE p.village_id = m.village_id AND p.coordinator_id = m.person_id AND p.closed_at IS NULL
        AND app.can_still_be_kept(p.village_id, m.person_id, p.subject_id, p.item_id))::int,
      (SELECT count(*) FROM wellbeing_teams_teamtask k WHERE k.village_id = m.village_id AND k.team_id = p_team AND k.owner_id = m.id AND k.done_at IS NULL)::int,
      (SELECT count(*) FROM wellbeing_teams_teamtask k WHERE k.village_id = m.village_id AND k.team_id = p_team AND k.owner_id = m.id AND k.done_at IS NULL
        AND k.due_on < app.today_in(k.village_id))::int,
      (SELECT c.most::int FROM help_requests_ceiling c WHERE c.village_id = m.village_id AND c.member_id = m.id)
    FROM wellbeing_teams_teamseat s JOIN directory_membership m ON m.village_id = s.village_id AND m.id = s.member_id
    WHERE s.village_id = app.village() AND s.team_id = p_team AND coalesce(s.until > now(), true)
      AND (app.leads_team(p_team) OR app.leads(m.organisation_id) OR m.person_id = app.person());
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- How much there was in these days. A number under the village's threshold is not said.
CREATE FUNCTION app.team_numbers(p_team uuid, p_first date, p_last date) RETURNS TABLE (together int, families int, tasks int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE least_shown int; a int; b int; c int;
BEGIN
  IF app.my_team_chair(p_team) IS NULL THEN RETURN; END IF;
  SELECT greatest(small_number, 5) INTO least_shown FROM villages_village WHERE id = app.village();
  SELECT count(*) FILTER (WHERE NOT x.about_family), count(*) FILTER (WHERE x.about_family) INTO a, b FROM wellbeing_teams_agendapoint x
    JOIN villages_village v ON v.id = x.village_id
    WHERE x.village_id = app.village() AND x.team_id = p_team AND x.ended = 'talked'
      AND (x.closed_at AT TIME ZONE v.time_zone)::date BETWEEN p_first AND p_last;
  SELECT count(*) INTO c FROM wellbeing_teams_teamtask k JOIN villages_village v ON v.id = k.village_id
    WHERE k.village_id = app.village() AND k.team_id = p_team AND (k.done_at AT TIME ZONE v.time_zone)::date BETWEEN p_first AND p_last;
  together := CASE WHEN a >= least_shown THEN a END;
  families := CASE WHEN b >= least_shown THEN b END;
  tasks := CASE WHEN c >= least_shown THEN c END;
  RETURN NEXT;
END $$;

-- A note to one home organisation; who leads there hears of it.
CREATE FUNCTION app.write_flow_back(p_id uuid, p_team uuid, p_organisation uuid, p_first date, p_last date, p_happened text, p_learned text,
  p_code text, p_path text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE chair uuid := app.my_team_chair(p_team); s record;
BEGIN
  IF chair IS NULL OR NOT EXISTS (SELECT 1 FROM wellbeing_teams_teamseat x JOIN directory_membership m ON m.village_id = x.village_id AND m.id = x.member_id
      WHERE x.village_id = app.village() AND x.team_id = p_team AND m.organisation_id = p_organisation) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a home organisation of this team';
  END IF;
  INSERT INTO wellbeing_teams_flowback (id, village_id, created_at, team_id, organisation_id, first_day, last_day, happened, learned, together,
      families, tasks, written_by_id)
    SELECT p_id, app.village(), now(), p_team, p_organisation, p_first, p_last, p_happened, p_learned, n.together, n.families, n.tasks, chair
    FROM app.team_numbers(p_team, p_first, p_last) n;
  FOR s IN SELECT DISTINCT m.person_id FROM directory_membership m WHERE m.village_id = app.village() AND m.organisation_id = p_organisation
      AND m.role IN ('supervisor', 'manager') AND m.person_id <> app.person() AND m.from_at <= now() AND m.until > now() LOOP
    PERFORM app.tell(gen_random_uuid(), s.person_id, p_code, p_path);
  END LOOP;
END $$;

-- For the team, and for who leads at the organisation it was written to; nobody else.
CREATE FUNCTION app.flow_backs(p_team uuid, p_note uuid) RETURNS TABLE (id uuid, team uuid, team_name text, organisation text, first_day date,
  last_day date, happened text, learned text, together int, families int, tasks int, written_by text, written_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT n.id, n.team_id, t.name::text, o.name::text, n.first_day, n.last_day, n.happened, n.learned, n.together, n.families, n.tasks,
    w.public_name::text, n.created_at
  FROM wellbeing_teams_flowback n JOIN wellbeing_teams_wellbeingteam t ON t.village_id = n.village_id AND t.id = n.team_id
    JOIN directory_organization o ON o.village_id = n.village_id AND o.id = n.organisation_id
    JOIN directory_membership w ON w.village_id = n.village_id AND w.id = n.written_by_id
  WHERE n.village_id = app.village() AND (p_team IS NULL OR n.team_id = p_team) AND (p_note IS NULL OR n.id = p_note)
    AND (app.my_team_chair(n.team_id) IS NOT NULL OR (app.strong_enough() AND app.only_item() IS NULL AND EXISTS (
      SELECT 1 FROM directory_membership m WHERE m.village_id = n.village_id AND m.organisation_id = n.organisation_id
        AND m.person_id = app.person() AND m.role IN ('supervisor', 'manager') AND m.from_at <= now() AND m.until > now())))
  ORDER BY n.created_at DESC, n.id LIMIT 50
$$;
REVOKE ALL ON FUNCTION app.my_team_chair, app.leads_team, app.sits_in_team, app.my_teams, app.team_points, app.put_team_point,
  app.team_point_by_yes, app.close_team_point, app.team_tasks, app.does_team_task, app.put_team_task, app.end_team_task, app.move_team_task,
  app.give_team_task, app.keeps_seats_of, app.seat_in_team, app.stands_in_team, app.leave_team, app.team_load, app.team_numbers,
  app.write_flow_back, app.flow_backs FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.my_teams, app.team_points, app.put_team_point, app.team_point_by_yes, app.close_team_point, app.team_tasks,
  app.put_team_task, app.end_team_task, app.move_team_task, app.give_team_task, app.seat_in_team, app.stands_in_team, app.leave_team,
  app.team_load, app.team_numbers, app.write_flow_back, app.flow_backs TO village_app;
