-- What the members of an organisation promised, for its team leader: who, and before when. A small team is asked member by member, and
-- not by going through what the whole town promised; a large one in the order of the days, which is soon full.
CREATE OR REPLACE FUNCTION app.promises_of_team(p_organisation uuid) RETURNS TABLE (owner text, made_at timestamptz, due_at timestamptz, is_late boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET enable_sort = off SET plan_cache_mode = force_custom_plan AS $$
DECLARE few constant int := 2000; how_many int;
BEGIN
  IF NOT app.strong_enough() OR NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village()
      AND m.organisation_id = p_organisation AND m.person_id = app.person() AND m.role = 'supervisor'
      AND m.from_at <= now() AND m.until > now()) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT count(*) INTO how_many FROM (SELECT 1 FROM directory_membership m CROSS JOIN LATERAL (SELECT 1 FROM promises_promise p
      WHERE p.village_id = m.village_id AND p.owner_id = m.id AND p.kept_at IS NULL AND p.let_go_at IS NULL OFFSET 0) x
    WHERE m.village_id = app.village() AND m.organisation_id = p_organisation LIMIT few + 1) y;
  IF how_many > few THEN
    RETURN QUERY SELECT f.public_name::text, f.made_at, f.due_at, f.due_at <= now() FROM (SELECT m.public_name, p.id, p.made_at, p.due_at
      FROM promises_promise p JOIN directory_membership m ON m.village_id = p.village_id AND m.id = p.owner_id
      WHERE p.village_id = app.village() AND m.organisation_id = p_organisation AND p.kept_at IS NULL AND p.let_go_at IS NULL
        AND EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = p.village_id AND g.reader_id = m.person_id
        AND g.subject_id = p.subject_id AND g.kinds <> 0 AND (g.item_id IS NULL OR g.item_id = p.item_id) AND g.vf <= now() AND g.vt > now())
      ORDER BY p.due_at LIMIT 500) f ORDER BY f.due_at, f.id;
  ELSE
    RETURN QUERY WITH theirs AS MATERIALIZED (SELECT m.public_name, m.person_id, x.*
        FROM directory_membership m CROSS JOIN LATERAL (SELECT p.id, p.village_id, p.subject_id, p.item_id, p.made_at, p.due_at FROM promises_promise p
          WHERE p.village_id = m.village_id AND p.owner_id = m.id AND p.kept_at IS NULL AND p.let_go_at IS NULL OFFSET 0) x
        WHERE m.village_id = app.village() AND m.organisation_id = p_organisation)
      SELECT t.public_name::text, t.made_at, t.due_at, t.due_at <= now() FROM theirs t
      WHERE EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = t.village_id AND g.reader_id = t.person_id
        AND g.subject_id = t.subject_id AND g.kinds <> 0 AND (g.item_id IS NULL OR g.item_id = t.item_id) AND g.vf <= now() AND g.vt > now())
      ORDER BY t.due_at, t.id LIMIT 500;
  END IF;
  PERFORM set_config('app.maintenance', '', true);
END $$;
