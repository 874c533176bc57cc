-- Promises that end soon or are late, and whose owner was not told yet for this date. One that climbs is told by what it is about.
CREATE OR REPLACE FUNCTION app.promises_due(p_limit int) RETURNS TABLE (id uuid, village_id uuid, owner_id uuid, due_at timestamptz, level text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
  SELECT p.id, p.village_id, m.person_id, p.due_at, l.level
  FROM promises_promise p JOIN directory_membership m ON m.village_id = p.village_id AND m.id = p.owner_id
  CROSS JOIN LATERAL (SELECT CASE WHEN p.due_at <= now() THEN 'late' ELSE 'soon' END AS level) l
  WHERE p.kept_at IS NULL AND p.let_go_at IS NULL AND p.warn_at <= now() AND NOT (p.climbs AND l.level = 'late') AND EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = p.village_id AND g.reader_id = m.person_id
      AND g.subject_id = p.subject_id AND g.kinds <> 0 AND (g.item_id IS NULL OR g.item_id = p.item_id) AND g.vf <= now() AND g.vt > now())
    AND NOT EXISTS (SELECT 1 FROM promises_promiserise r WHERE r.village_id = p.village_id AND r.promise_id = p.id
      AND r.level = l.level AND r.due_at = p.due_at)
  ORDER BY p.due_at LIMIT p_limit;
  PERFORM set_config('app.maintenance', '', true);
END $$;
