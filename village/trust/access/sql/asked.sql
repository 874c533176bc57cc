-- What modules may ask of the logbook, answered here so that nobody else reads it. Only other functions of the owner call these:
-- they are granted to no login.

-- Whatever this person opened, listed, found or took along between two moments; what is about themself is left out.
CREATE FUNCTION app.seen_by(p_person uuid, p_from timestamptz, p_until timestamptz) RETURNS TABLE (subject_id uuid, things int, kinds int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT x.subject_id, count(DISTINCT coalesce(x.item_id, x.subject_id))::int, bit_or(x.kinds)::int FROM (
    SELECT e.subject_id, e.item_id, e.kinds FROM logbook_entry e WHERE e.village_id = app.village() AND e.person_id = p_person AND e.decision = 'allow'
      AND e.at >= p_from AND e.at <= p_until AND e.subject_id IS NOT NULL
    UNION ALL
    SELECT s.subject_id, s.item_id, s.kinds FROM logbook_entry e JOIN logbook_shown s ON s.village_id = e.village_id AND s.entry_id = e.id
      WHERE e.village_id = app.village() AND e.person_id = p_person AND e.decision = 'allow' AND e.at >= p_from AND e.at <= p_until) x
  WHERE NOT EXISTS (SELECT 1 FROM people_person p WHERE p.village_id = app.village() AND p.id = p_person AND p.subject_id = x.subject_id)
  GROUP BY x.subject_id
$$;

-- How many lines this person has between two moments, and from how many devices.
CREATE FUNCTION app.lines_of(p_person uuid, p_from timestamptz, p_until timestamptz) RETURNS TABLE (lines int, devices int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::int, count(DISTINCT x.session || x.device)::int FROM logbook_entry x
  WHERE x.village_id = app.village() AND x.person_id = p_person AND x.decision = 'allow' AND x.at >= p_from AND x.at <= p_until
$$;

-- For the clock: who, of those who work nowhere here, was refused something about somebody else since a moment. In all villages.
CREATE FUNCTION app.refused_since(p_from timestamptz) RETURNS TABLE (village_id uuid, subject_id uuid, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT e.village_id, e.subject_id, e.person_id FROM logbook_entry e
  WHERE e.decision = 'deny' AND e.at > p_from AND e.person_id IS NOT NULL AND e.subject_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM directory_membership w WHERE w.village_id = e.village_id AND w.person_id = e.person_id AND w.until > now())
    AND NOT EXISTS (SELECT 1 FROM people_person p WHERE p.village_id = e.village_id AND p.id = e.person_id AND p.subject_id = e.subject_id)
$$;

REVOKE ALL ON FUNCTION app.seen_by, app.lines_of, app.refused_since FROM PUBLIC;
