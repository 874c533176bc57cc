-- What the clock, the team leader and the village's figures may know of promises: never a word of content.
-- Who lost the view (the family stopped sharing) cannot keep a promise any more, and is not late for it; that condition
-- stands in each statement: as a function of its own it was asked anew for every row of the town.

-- Promises that end soon or are late, and whose owner was not told yet for this date.
CREATE OR REPLACE FUNCTION app.promises_due(p_limit int) RETURNS TABLE (id uuid, village_id uuid, owner_id uuid, due_at timestamptz, level text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
  SELECT p.id, p.village_id, m.person_id, p.due_at, l.level
  FROM promises_promise p JOIN directory_membership m ON m.village_id = p.village_id AND m.id = p.owner_id
  CROSS JOIN LATERAL (SELECT CASE WHEN p.due_at <= now() THEN 'late' ELSE 'soon' END AS level) l
  WHERE p.kept_at IS NULL AND p.let_go_at IS NULL AND p.warn_at <= now() AND EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = p.village_id AND g.reader_id = m.person_id
      AND g.subject_id = p.subject_id AND g.kinds <> 0 AND (g.item_id IS NULL OR g.item_id = p.item_id) AND g.vf <= now() AND g.vt > now())
    AND NOT EXISTS (SELECT 1 FROM promises_promiserise r WHERE r.village_id = p.village_id AND r.promise_id = p.id
      AND r.level = l.level AND r.due_at = p.due_at)
  ORDER BY p.due_at LIMIT p_limit;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- For a team leader: whose promise, and before when. Who it was made to and what it is about stay away.
-- It reads along the index of dates and stops at the limit; a sort would first read all of a large team.
CREATE OR REPLACE FUNCTION app.promises_of_team(p_organisation uuid) RETURNS TABLE (owner text, made_at timestamptz, due_at timestamptz, is_late boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET enable_sort = off SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  IF NOT app.strong_enough() OR NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village()
      AND m.organisation_id = p_organisation AND m.person_id = app.person() AND m.role = 'supervisor'
      AND m.from_at <= now() AND m.until > now()) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT m.public_name::text, p.made_at, p.due_at, p.due_at <= now()
    FROM promises_promise p JOIN directory_membership m ON m.village_id = p.village_id AND m.id = p.owner_id
    WHERE p.village_id = app.village() AND m.organisation_id = p_organisation AND p.kept_at IS NULL AND p.let_go_at IS NULL
      AND EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = p.village_id AND g.reader_id = m.person_id
      AND g.subject_id = p.subject_id AND g.kinds <> 0 AND (g.item_id IS NULL OR g.item_id = p.item_id) AND g.vf <= now() AND g.vt > now())
    ORDER BY p.due_at LIMIT 500;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- How many promises of an organisation ended and how many on time; a number under the village's threshold is not said,
-- and when it hides in one part the whole stays and both parts go.
CREATE OR REPLACE FUNCTION app.promises_kept(p_organisation uuid, p_since timestamptz) RETURNS TABLE (ended int, on_time int)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE least_shown int; a int; b int;
BEGIN
  IF app.person() = '00000000-0000-0000-0000-000000000000' OR NOT app.strong_enough() THEN RETURN; END IF;
  SELECT greatest(small_number, 5) INTO least_shown FROM villages_village WHERE id = app.village();
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT count(*), count(*) FILTER (WHERE p.kept_at <= p.due_at AND NOT EXISTS (SELECT 1 FROM promises_promisechange c
      WHERE c.village_id = p.village_id AND c.promise_id = p.id AND c.changed_at > c.old_due)) INTO a, b
    FROM promises_promise p JOIN directory_membership m ON m.village_id = p.village_id AND m.id = p.owner_id
    WHERE p.village_id = app.village() AND m.organisation_id = p_organisation AND p.let_go_at IS NULL
      AND p.made_at >= p_since AND (p.kept_at IS NOT NULL
        OR (p.due_at <= now() AND EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = p.village_id AND g.reader_id = m.person_id
      AND g.subject_id = p.subject_id AND g.kinds <> 0 AND (g.item_id IS NULL OR g.item_id = p.item_id) AND g.vf <= now() AND g.vt > now())));
  PERFORM set_config('app.maintenance', '', true);
  ended := CASE WHEN a >= least_shown THEN a END;
  on_time := CASE WHEN a >= least_shown AND (b = 0 OR b >= least_shown) AND (a = b OR a - b >= least_shown) THEN b END;
  RETURN NEXT;
END $$;

REVOKE ALL ON FUNCTION app.promises_due, app.promises_of_team, app.promises_kept FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.promises_due, app.promises_of_team, app.promises_kept TO village_app;
