-- Tasks of a team whose day is today, or has gone by: ids and days only, each told once for each day.

CREATE FUNCTION app.team_tasks_due(p_limit int) RETURNS TABLE (village_id uuid, task uuid, level text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT d.village_id, d.id, d.level FROM (
      SELECT k.village_id, k.id, k.due_on, k.told, k.told_for,
        CASE WHEN k.due_on < app.today_in(k.village_id) THEN 'late' WHEN k.due_on = app.today_in(k.village_id) THEN 'due' END AS level
      FROM wellbeing_teams_teamtask k JOIN wellbeing_teams_wellbeingteam t ON t.village_id = k.village_id AND t.id = k.team_id
      WHERE k.done_at IS NULL AND t.closed_at IS NULL) d
    WHERE d.level IS NOT NULL AND (d.told_for IS DISTINCT FROM d.due_on OR d.told <> d.level) ORDER BY d.due_on LIMIT p_limit;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- The one who has it; when it is late also who stands in for them, and who leads the team. Only who is in the team today.
CREATE FUNCTION app.team_task_rises(p_village uuid, p_task uuid, p_level text, p_code text, p_late text, p_risen text, p_path text)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE k record; s record; before text := current_setting('app.village', true);
BEGIN
  PERFORM set_config('app.village', p_village::text, true);
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE wellbeing_teams_teamtask x SET told = p_level, told_for = x.due_on
    WHERE x.village_id = p_village AND x.id = p_task AND x.done_at IS NULL AND (x.told_for IS DISTINCT FROM x.due_on OR x.told <> p_level)
      AND CASE p_level WHEN 'late' THEN x.due_on < app.today_in(x.village_id) ELSE x.due_on = app.today_in(x.village_id) END
    RETURNING x.team_id, x.owner_id INTO k;
  IF k.team_id IS NOT NULL THEN
    FOR s IN SELECT DISTINCT ON (m.person_id) m.person_id, q.code FROM (
          SELECT k.owner_id AS member, CASE p_level WHEN 'late' THEN p_late ELSE p_code END AS code, 1 AS place
          UNION ALL SELECT t.deputy_id, p_late, 2 FROM wellbeing_teams_teamseat t WHERE p_level = 'late' AND t.village_id = p_village
            AND t.team_id = k.team_id AND t.member_id = k.owner_id AND coalesce(t.until > now(), true)
          UNION ALL SELECT t.member_id, p_risen, 3 FROM wellbeing_teams_teamseat t WHERE p_level = 'late' AND t.village_id = p_village
            AND t.team_id = k.team_id AND t.leads) q
        JOIN wellbeing_teams_teamseat t ON t.village_id = p_village AND t.team_id = k.team_id AND t.member_id = q.member
          AND coalesce(t.until > now(), true)
        JOIN directory_membership m ON m.village_id = p_village AND m.id = q.member AND m.until > now()
        ORDER BY m.person_id, q.place LOOP
      PERFORM app.tell(gen_random_uuid(), s.person_id, s.code, p_path || p_task || '/');
    END LOOP;
  END IF;
  PERFORM set_config('app.maintenance', '', true);
  PERFORM set_config('app.village', coalesce(before, ''), true);
  RETURN k.team_id IS NOT NULL;
END $$;

REVOKE ALL ON FUNCTION app.team_tasks_due, app.team_task_rises FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.team_tasks_due, app.team_task_rises TO village_app;
