-- Days for the calendar of one's own: keys and days, never whose or with whom.

-- When somebody calls after a plan has ended: for those whose plan it was, and for who calls. A call that was made, or became
-- another day, is gone.
CREATE FUNCTION app.my_calling_days() RETURNS TABLE (id uuid, due_on date, changed_at timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
  SELECT c.id, c.due_on, greatest(c.created_at, e.closed_at)
  FROM passing_on_aftercarecall c
  JOIN passing_on_aftercare a ON a.village_id = c.village_id AND a.id = c.aftercare_id
  JOIN passing_on_ending e ON e.village_id = a.village_id AND e.id = a.ending_id AND e.closed_at IS NOT NULL
  WHERE c.village_id = app.village()
    AND NOT EXISTS (SELECT 1 FROM passing_on_callsaid s WHERE s.village_id = c.village_id AND s.call_id = c.id)
    AND app.day_shows(a.subject_id, a.item_id, a.kind, a.created_at, CASE WHEN a.caller_id = app.person() THEN '{2,4}' ELSE '{2}' END::int[]);
  PERFORM set_config('app.maintenance', '', true);
END $$;

REVOKE ALL ON FUNCTION app.my_calling_days FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.my_calling_days TO village_app;
