-- Days for the calendar of one's own: keys and moments, never whose or what. A calendar program cannot take a second step;
-- so these functions ask the grants themselves, and give nothing else away.

-- Does the one who asks see this now? 1: as the one it is about, 2: as one of those who own it, 3: as guardian, 4: by a yes.
CREATE FUNCTION app.day_shows(p_subject uuid, p_item uuid, p_kind int, p_made timestamptz, p_vias int[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = app.village() AND g.reader_id = app.person()
      AND g.subject_id = p_subject AND (g.item_id IS NULL OR g.item_id = p_item) AND (g.kinds & (1 << p_kind)) <> 0
      AND (g.rights & 1) <> 0 AND g.since <= p_made AND g.vf <= now() AND g.vt > now() AND g.via = ANY (p_vias))
    AND NOT EXISTS (SELECT 1 FROM access_item i WHERE i.village_id = app.village() AND i.reader_id = app.person() AND i.item_id = p_item)
$$;

-- When somebody speaks with a family that waits: for that family, and for who speaks with them.
CREATE FUNCTION app.my_waiting_days() RETURNS TABLE (id uuid, next_on date, changed_at timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
  SELECT e.id, e.next_check_in, greatest(e.created_at, (SELECT max(t.created_at) FROM waiting_checkin t
      WHERE t.village_id = e.village_id AND t.entry_id = e.id))
  FROM waiting_waitingentry e JOIN directory_membership m ON m.village_id = e.village_id AND m.id = e.contact_id
  WHERE e.village_id = app.village() AND e.ended_at IS NULL
    AND app.day_shows(e.subject_id, e.item_id, e.kind, e.created_at, CASE WHEN m.person_id = app.person() THEN '{1,2,3,4}' ELSE '{1,2,3}' END::int[]);
  PERFORM set_config('app.maintenance', '', true);
END $$;

REVOKE ALL ON FUNCTION app.day_shows, app.my_waiting_days FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.my_waiting_days TO village_app;
