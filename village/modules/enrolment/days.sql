-- Days for the calendar of one's own: keys and moments, never whose, with whom or where.

-- The moment to sit together, of who asked and of who sits there, while they may see the question. One moment per question: one
-- that was proposed anew moves, one that was called off says so, so that it goes from the calendar.
CREATE FUNCTION app.my_enrolment_days() RETURNS TABLE (id uuid, starts_at timestamptz, changed_at timestamptz, called_off boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
  SELECT first.id, m.starts_at, l.done_at, l.what NOT IN ('set', 'agreed')
  FROM enrolment_appointmentmove m
  JOIN help_requests_helprequest q ON q.village_id = m.village_id AND q.id = m.request_id AND q.closed_at IS NULL
  JOIN directory_membership c ON c.village_id = m.village_id AND c.id = m.member_id
  CROSS JOIN LATERAL (SELECT x.what, x.done_at FROM enrolment_appointmentmove x WHERE x.village_id = m.village_id
    AND x.request_id = m.request_id ORDER BY x.done_at DESC, x.id DESC LIMIT 1) l
  CROSS JOIN LATERAL (SELECT x.id FROM enrolment_appointmentmove x WHERE x.village_id = m.village_id
    AND x.request_id = m.request_id AND x.what = 'set' ORDER BY x.done_at, x.id LIMIT 1) first
  WHERE m.village_id = app.village() AND m.what = 'set' AND m.starts_at > now() - interval '1 day'
    AND NOT EXISTS (SELECT 1 FROM enrolment_appointmentmove x WHERE x.village_id = m.village_id AND x.request_id = m.request_id
      AND x.what = 'set' AND (x.done_at, x.id) > (m.done_at, m.id))
    AND (q.author_id = app.person() OR c.person_id = app.person() AND c.until > now())
    AND app.day_shows(m.subject_id, m.item_id, m.kind, m.created_at, '{1,2,3,4}');
  PERFORM set_config('app.maintenance', '', true);
END $$;

REVOKE ALL ON FUNCTION app.my_enrolment_days FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.my_enrolment_days TO village_app;
