-- Days for the calendar of one's own: keys and moments, never whose, what or where.

-- The meetings one is invited to, while one may see them; one that was called off says so, so that it goes from the calendar.
CREATE FUNCTION app.my_meeting_days() RETURNS TABLE (id uuid, begins_at timestamptz, changed_at timestamptz, called_off boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
  SELECT m.id, m.begins_at, greatest(m.created_at, m.called_off_at), m.called_off_at IS NOT NULL
  FROM meetings_seat s JOIN meetings_meeting m ON m.village_id = s.village_id AND m.id = s.meeting_id
  JOIN family_plans_familyplan p ON p.village_id = m.village_id AND p.id = m.plan_id AND p.closed_at IS NULL
  WHERE s.village_id = app.village() AND s.person_id = app.person() AND m.begins_at > now() - interval '1 day'
    AND NOT EXISTS (SELECT 1 FROM meetings_closing c WHERE c.village_id = m.village_id AND c.meeting_id = m.id)
    AND app.day_shows(m.subject_id, m.item_id, m.kind, m.created_at, '{1,2,3,4}');
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- When one looks back together: for those whose plan it is, and for who coordinates it.
CREATE FUNCTION app.my_review_days() RETURNS TABLE (id uuid, due_on date, changed_at timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
  SELECT r.id, r.due_on, r.created_at
  FROM meetings_review r JOIN family_plans_familyplan p ON p.village_id = r.village_id AND p.id = r.plan_id AND p.closed_at IS NULL
  WHERE r.village_id = app.village()
    AND NOT EXISTS (SELECT 1 FROM meetings_lookedback l WHERE l.village_id = r.village_id AND l.review_id = r.id)
    AND app.day_shows(r.subject_id, r.item_id, r.kind, r.created_at, CASE WHEN p.coordinator_id = app.person() THEN '{1,2,3,4}' ELSE '{2}' END::int[]);
  PERFORM set_config('app.maintenance', '', true);
END $$;

REVOKE ALL ON FUNCTION app.my_meeting_days, app.my_review_days FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.my_meeting_days, app.my_review_days TO village_app;
