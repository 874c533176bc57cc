-- Who looked at what is mine to read: lines about the subject, and about who was made one with it; lists that showed it.
-- Newest first. Run by the migration that makes app.also_was (own_data 0007).
CREATE OR REPLACE FUNCTION app.looks(p_subject uuid, p_item uuid, p_before bigint, p_limit int) RETURNS TABLE (
  id bigint, at timestamptz, act text, verb text, purpose text, person_id uuid, person_name text, role text,
  organisation_name text, item_id uuid, kinds int, basis text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE mine int := app.my_kinds(p_subject); shut uuid[] := app.closed(); one uuid := app.only_item(); them uuid[] := app.also_was(p_subject);
BEGIN
  IF NOT app.strong_enough() THEN RETURN; END IF;
  RETURN QUERY
  SELECT * FROM (
    SELECT e.id, e.at, e.act::text, e.verb::text, e.purpose::text, e.person_id, e.person_name::text, e.role::text,
      e.organisation_name::text, e.item_id, e.kinds, e.basis::text
    FROM logbook_entry e WHERE e.village_id = app.village() AND e.subject_id = ANY (them) AND e.decision = 'allow'
      AND e.visible_from <= now() AND e.kinds <> 0 AND e.kinds & ~mine = 0
    UNION ALL
    SELECT e.id, e.at, e.act, e.verb, e.purpose, e.person_id, e.person_name, e.role, e.organisation_name, s.item_id, s.kinds, e.basis
    FROM logbook_shown s JOIN logbook_entry e ON e.village_id = s.village_id AND e.id = s.entry_id
    WHERE s.village_id = app.village() AND s.subject_id = ANY (them) AND e.visible_from <= now() AND s.kinds <> 0 AND s.kinds & ~mine = 0) x
  WHERE (p_item IS NULL OR x.item_id = p_item) AND (one IS NULL OR x.item_id = one)
    AND NOT coalesce(x.item_id = ANY (shut), false) AND NOT (x.act IN ('view', 'list', 'search', 'danger')
      AND app.looked_unseen(p_subject, x.person_id, x.at, shut)) AND (p_before IS NULL OR x.id < p_before)
  ORDER BY x.id DESC LIMIT p_limit;
END $$;
