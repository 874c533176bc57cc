-- What only the members of a team read and do. Each function asks for itself who acts; none opens anything about a family.

-- My chair in this team now; NULL for everybody else.
CREATE FUNCTION app.my_team_chair(p_team uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.member_id FROM wellbeing_teams_teamseat s
    JOIN wellbeing_teams_wellbeingteam t ON t.village_id = s.village_id AND t.id = s.team_id AND t.closed_at IS NULL
    JOIN directory_membership m ON m.village_id = s.village_id AND m.id = s.member_id AND m.from_at <= now() AND m.until > now()
  WHERE s.village_id = app.village() AND s.team_id = p_team AND m.person_id = app.person() AND s.from_at <= now()
    AND coalesce(s.until > now(), true) AND app.strong_enough() AND app.only_item() IS NULL
  ORDER BY s.leads DESC, s.from_at, s.id LIMIT 1
$$;

CREATE FUNCTION app.leads_team(p_team uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM wellbeing_teams_teamseat s WHERE s.village_id = app.village() AND s.team_id = p_team AND s.leads
    AND coalesce(s.until > now(), true) AND s.member_id = app.my_team_chair(p_team))
$$;

CREATE FUNCTION app.sits_in_team(p_team uuid, p_member uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM wellbeing_teams_teamseat s JOIN directory_membership m ON m.village_id = s.village_id AND m.id = s.member_id
    WHERE s.village_id = app.village() AND s.team_id = p_team AND s.member_id = p_member AND coalesce(s.until > now(), true) AND m.until > now())
$$;

-- The teams I am in, with what waits there: for the list, the menu and the first page in one question.
CREATE FUNCTION app.my_teams() RETURNS TABLE (team uuid, name text, model text, chair uuid, leads boolean, points int, tasks int, late int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.name::text, t.model::text, c.chair, app.leads_team(t.id),
    (SELECT count(*) FROM wellbeing_teams_agendapoint p WHERE p.village_id = t.village_id AND p.team_id = t.id AND p.closed_at IS NULL)::int,
    (SELECT count(*) FROM wellbeing_teams_teamtask k WHERE k.village_id = t.village_id AND k.team_id = t.id AND k.owner_id = c.chair
      AND k.done_at IS NULL)::int,
    (SELECT count(*) FROM wellbeing_teams_teamtask k WHERE k.village_id = t.village_id AND k.team_id = t.id AND k.owner_id = c.chair
      AND k.done_at IS NULL AND k.due_on < app.today_in(t.village_id))::int
  FROM wellbeing_teams_wellbeingteam t CROSS JOIN LATERAL (SELECT app.my_team_chair(t.id) AS chair) c
  WHERE t.village_id = app.village() AND t.closed_at IS NULL AND c.chair IS NOT NULL ORDER BY t.name, t.id
$$;

-- The agenda of one team, or one point of it: what is still to come first. A point about a family is an empty place here.
CREATE FUNCTION app.team_points(p_team uuid, p_point uuid) RETURNS TABLE (id uuid, team uuid, about_family boolean, words text, for_day date,
  chair uuid, placed_by text, placed_at timestamptz, closed_at timestamptz, ended text, outcome text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT x.id, x.team_id, x.about_family, x.words, x.for_day, x.placed_by_id, m.public_name::text, x.created_at, x.closed_at, x.ended::text, x.outcome
  FROM wellbeing_teams_agendapoint x JOIN directory_membership m ON m.village_id = x.village_id AND m.id = x.placed_by_id
  WHERE x.village_id = app.village() AND (x.team_id = p_team OR x.id = p_point) AND app.my_team_chair(x.team_id) IS NOT NULL
  ORDER BY x.closed_at DESC NULLS FIRST, x.for_day, x.created_at LIMIT 100
$$;

-- Without words it is the place of a point about a family.
CREATE FUNCTION app.put_team_point(p_id uuid, p_team uuid, p_words text, p_day date) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF app.my_team_chair(p_team) IS NULL THEN RAISE insufficient_privilege USING MESSAGE = 'not in this team'; END IF;
  INSERT INTO wellbeing_teams_agendapoint (id, village_id, created_at, team_id, about_family, words, for_day, placed_by_id, ended, outcome)
    VALUES (p_id, app.village(), now(), p_team, p_words = '', p_words, p_day, app.my_team_chair(p_team), '', '');
END $$;

-- The family was asked first and says yes: only then it stands on the agenda, still without a word.
CREATE FUNCTION app.team_point_by_yes(p_family_point uuid, p_id uuid, p_name text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE f record;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.id, x.team_id, x.subject_id, x.item_id, x.kind, x.placed_by_id, x.for_day INTO f FROM wellbeing_teams_familypoint x
    WHERE x.village_id = app.village() AND x.id = p_family_point AND x.knows = 'ask' AND x.answer = '' AND x.off_at IS NULL FOR UPDATE;
  PERFORM set_config('app.maintenance', '', true);
  IF f.id IS NULL THEN RETURN false; END IF;
  IF NOT app.may_decide(f.subject_id, f.item_id, 1 << f.kind) THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to say'; END IF;
  INSERT INTO wellbeing_teams_agendapoint (id, village_id, created_at, team_id, about_family, words, for_day, placed_by_id, ended, outcome)
    VALUES (p_id, app.village(), now(), f.team_id, true, '', greatest(f.for_day, app.today_in(app.village())), f.placed_by_id, '', '');
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE wellbeing_teams_familypoint SET point_id = p_id, answer = 'yes', answered_by = p_name, answered_at = now()
    WHERE village_id = app.village() AND id = f.id;
  PERFORM set_config('app.maintenance', '', true);
  RETURN true;
END $$;

-- It was talked about, or it comes off. About a family: talked about only by who reads it; off by the family, by who put it
-- there, or by who leads the team, so that no empty place stays when a family stops sharing. False: it had ended already.
CREATE FUNCTION app.close_team_point(p_point uuid, p_ended text, p_outcome text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a record; f record; chair uuid; allowed boolean;
BEGIN
  SELECT x.id, x.team_id, x.about_family, x.placed_by_id, x.closed_at INTO a FROM wellbeing_teams_agendapoint x
    WHERE x.village_id = app.village() AND x.id = p_point FOR UPDATE;
  chair := app.my_team_chair(a.team_id);
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.id, x.subject_id, x.item_id, x.kind INTO f FROM wellbeing_teams_familypoint x WHERE x.village_id = app.village() AND x.point_id = a.id;
  PERFORM set_config('app.maintenance', '', true);
  allowed := CASE WHEN NOT a.about_family THEN chair IS NOT NULL
    WHEN p_ended = 'talked' THEN chair IS NOT NULL AND f.id IS NOT NULL AND app.may_record('wellbeing_teams_familypoint', f.id, 2)
    ELSE coalesce(chair = a.placed_by_id, false) OR app.leads_team(a.team_id)
      OR (f.id IS NOT NULL AND app.may_decide(f.subject_id, f.item_id, 1 << f.kind)) END;
  IF NOT coalesce(allowed, false) THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to end'; END IF;
  IF a.closed_at IS NOT NULL THEN RETURN false; END IF;
  UPDATE wellbeing_teams_agendapoint SET closed_at = now(), ended = p_ended, outcome = CASE WHEN a.about_family THEN '' ELSE p_outcome END
    WHERE village_id = app.village() AND id = a.id;
  IF p_ended = 'off' AND f.id IS NOT NULL THEN
    PERFORM set_config('app.maintenance', 'on', true);
    UPDATE wellbeing_teams_familypoint SET off_at = now() WHERE village_id = app.village() AND id = f.id;
    PERFORM set_config('app.maintenance', '', true);
  END IF;
  RETURN true;
END $$;

-- Whose it is to do: who has it, who stands in for them, who leads the team.
CREATE FUNCTION app.does_team_task(p_task uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM wellbeing_teams_teamtask k WHERE k.village_id = app.village() AND k.id = p_task AND (
    k.owner_id = app.my_team_chair(k.team_id) OR app.leads_team(k.team_id) OR EXISTS (SELECT 1 FROM wellbeing_teams_teamseat s
      WHERE s.village_id = k.village_id AND s.team_id = k.team_id AND s.member_id = k.owner_id AND coalesce(s.until > now(), true)
        AND s.deputy_id = app.my_team_chair(k.team_id))))
$$;

-- Tasks of the team: one owner, a day; done, later with a reason, or given to somebody else of the team.
CREATE FUNCTION app.team_tasks(p_team uuid, p_task uuid) RETURNS TABLE (id uuid, team uuid, owner_id uuid, owner text, place text, words text,
  due_on date, made_by text, made_at timestamptz, done_at timestamptz, late boolean, reason text, mine boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.id, k.team_id, k.owner_id, m.public_name::text, o.name::text, k.words, k.due_on, b.public_name::text, k.created_at, k.done_at,
    k.done_at IS NULL AND k.due_on < app.today_in(k.village_id),
    (SELECT v.reason FROM wellbeing_teams_taskmoved v WHERE v.village_id = k.village_id AND v.task_id = k.id ORDER BY v.created_at DESC, v.id DESC LIMIT 1),
    app.does_team_task(k.id)
  FROM wellbeing_teams_teamtask k JOIN directory_membership m ON m.village_id = k.village_id AND m.id = k.owner_id
    JOIN directory_organization o ON o.village_id = m.village_id AND o.id = m.organisation_id
    JOIN directory_membership b ON b.village_id = k.village_id AND b.id = k.made_by_id
  WHERE k.village_id = app.village() AND (k.team_id = p_team OR k.id = p_task) AND app.my_team_chair(k.team_id) IS NOT NULL
  ORDER BY k.done_at DESC NULLS FIRST, k.due_on, k.created_at LIMIT 100
$$;

CREATE FUNCTION app.put_team_task(p_id uuid, p_team uuid, p_owner uuid, p_words text, p_due date, p_code text, p_path text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE chair uuid := app.my_team_chair(p_team);
BEGIN
  IF chair IS NULL OR NOT app.sits_in_team(p_team, p_owner) THEN RAISE insufficient_privilege USING MESSAGE = 'not in this team'; END IF;
  INSERT INTO wellbeing_teams_teamtask (id, village_id, created_at, team_id, owner_id, words, due_on, made_by_id)
    VALUES (p_id, app.village(), now(), p_team, p_owner, p_words, p_due, chair);
  IF p_owner <> chair THEN
    PERFORM app.tell(gen_random_uuid(), m.person_id, p_code, p_path) FROM directory_membership m WHERE m.village_id = app.village() AND m.id = p_owner;
  END IF;
END $$;

CREATE FUNCTION app.end_team_task(p_task uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.does_team_task(p_task) THEN RAISE insufficient_privilege USING MESSAGE = 'somebody else''s task'; END IF;
  UPDATE wellbeing_teams_teamtask SET done_at = now() WHERE village_id = app.village() AND id = p_task AND done_at IS NULL;
  RETURN FOUND;
END $$;

CREATE FUNCTION app.move_team_task(p_id uuid, p_task uuid, p_day date, p_reason text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.does_team_task(p_task) THEN RAISE insufficient_privilege USING MESSAGE = 'somebody else''s task'; END IF;
  INSERT INTO wellbeing_teams_taskmoved (id, village_id, created_at, task_id, old_day, new_day, reason)
    SELECT p_id, k.village_id, now(), k.id, k.due_on, p_day, p_reason FROM wellbeing_teams_teamtask k
    WHERE k.village_id = app.village() AND k.id = p_task AND k.done_at IS NULL;
  UPDATE wellbeing_teams_teamtask SET due_on = p_day WHERE village_id = app.village() AND id = p_task AND done_at IS NULL;
  RETURN FOUND;
END $$;

CREATE FUNCTION app.give_team_task(p_task uuid, p_owner uuid, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE team uuid;
BEGIN
  SELECT k.team_id INTO team FROM wellbeing_teams_teamtask k WHERE k.village_id = app.village() AND k.id = p_task;
  IF NOT app.does_team_task(p_task) OR NOT app.sits_in_team(team, p_owner) THEN
    RAISE insufficient_privilege USING MESSAGE = 'somebody else''s task';
  END IF;
  UPDATE wellbeing_teams_teamtask SET owner_id = p_owner WHERE village_id = app.village() AND id = p_task AND done_at IS NULL AND owner_id <> p_owner;
  IF FOUND AND p_owner <> app.my_team_chair(team) THEN
    PERFORM app.tell(gen_random_uuid(), m.person_id, p_code, p_path) FROM directory_membership m WHERE m.village_id = app.village() AND m.id = p_owner;
  END IF;
  RETURN true;
END $$;
