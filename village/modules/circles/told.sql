-- Who can see what about somebody now, as the lock itself says it. Only for the person, an owner or a guardian,
-- and only what is wholly theirs to know: a row that also tells of an own story is left out, not shortened (C-23).
CREATE OR REPLACE FUNCTION app.circle_of(p_subject uuid) RETURNS TABLE (
  reader_id uuid, name text, role text, organisation_id uuid, organisation_name text, item_id uuid,
  kinds int, via smallint, since timestamptz, until timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE mine int := app.my_kinds(p_subject); shut uuid[] := app.closed(); one uuid := app.only_item();
BEGIN
  IF mine = 0 OR NOT app.strong_enough() THEN RETURN; END IF;
  RETURN QUERY
  SELECT g.reader_id, coalesce(m.public_name, p.name)::text, coalesce(m.role, '')::text, g.organisation_id,
    coalesce(o.name, '')::text, g.item_id, g.kinds, g.via, g.vf, g.vt
  FROM access_grant g
  JOIN people_person p ON p.village_id = g.village_id AND p.id = g.reader_id
  LEFT JOIN LATERAL (
    SELECT s.public_name, s.role, s.organisation_id FROM directory_membership s
    WHERE s.village_id = g.village_id AND s.person_id = g.reader_id AND s.from_at <= now() AND s.until > now()
      AND (g.organisation_id IS NULL OR s.organisation_id = g.organisation_id)
    ORDER BY s.from_at, s.id LIMIT 1) m ON g.via IN (4, 6)
  LEFT JOIN directory_organization o ON o.village_id = g.village_id AND o.id = m.organisation_id
  WHERE g.village_id = app.village() AND g.subject_id = p_subject AND g.vf <= now() AND g.vt > now()
    AND g.via <> 5 AND g.kinds <> 0 AND g.kinds & ~mine = 0
    AND (one IS NULL OR g.item_id = one) AND NOT coalesce(g.item_id = ANY (shut), false)
    AND NOT EXISTS (SELECT 1 FROM access_item i WHERE i.village_id = g.village_id AND i.reader_id = g.reader_id
      AND i.item_id = g.item_id)
    -- a door opened by a written act stands here once the reader was told of that act
    AND NOT (g.via = 6 AND g.item_id IS NULL AND app.looked_unseen(g.subject_id, g.reader_id, g.vf, shut))
  ORDER BY g.via, 2, g.item_id;
END $$;
