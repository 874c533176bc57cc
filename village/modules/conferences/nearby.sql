-- The children around somebody I work with, and who of the family may read about each of them: by that person's own key, as
-- the law of the place lets a guardian at this age. Who is shut out for safety has no such key and is not in the answer.
-- It goes from one person to the next and never through the town: it is asked on every page of a request.
CREATE OR REPLACE FUNCTION app.conference_people(p_anchor uuid, p_adult int) RETURNS TABLE (subject_id uuid, name text, reader_id uuid, reader text, is_self boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE core uuid[]; around uuid[]; near uuid[];
BEGIN
  IF NOT app.may_convene_about(p_anchor) THEN RETURN; END IF;
  core := ARRAY(SELECT p.id FROM people_person p WHERE p.village_id = app.village() AND p.subject_id = p_anchor
    UNION SELECT o.person_id FROM people_familyowner o WHERE o.village_id = app.village() AND o.subject_id = p_anchor AND o.from_at <= now() AND o.until > now());
  around := core || ARRAY(SELECT u.guardian_id FROM people_guardianship u WHERE u.village_id = app.village() AND u.child_id = ANY (core)
    AND u.from_at <= now() AND u.until > now());
  near := core || ARRAY(SELECT u.child_id FROM people_guardianship u WHERE u.village_id = app.village() AND u.guardian_id = ANY (around)
    AND u.from_at <= now() AND u.until > now());
  RETURN QUERY SELECT k.subject_id, k.name::text, r.id, r.name::text, coalesce(r.id = k.id, false)
  FROM people_person k LEFT JOIN LATERAL (SELECT DISTINCT p.id, p.name FROM access_grant a JOIN people_person p ON p.village_id = a.village_id AND p.id = a.reader_id
    WHERE a.village_id = k.village_id AND a.subject_id = k.subject_id AND a.item_id IS NULL AND a.via IN (1, 3) AND (a.kinds & 64) <> 0
      AND a.vf <= now() AND a.vt > now()) r ON true
  WHERE k.village_id = app.village() AND k.id = ANY (near)
    AND (k.birth_date > current_date - make_interval(years => p_adult)
      OR k.birth_date IS NULL AND EXISTS (SELECT 1 FROM people_guardianship u WHERE u.village_id = k.village_id AND u.child_id = k.id
        AND u.from_at <= now() AND u.until > now()))
    AND NOT app.kept_from(k.subject_id, app.person()) AND NOT app.is_family_of(k.subject_id, app.person())
  ORDER BY k.subject_id = p_anchor DESC, k.birth_date, k.name, r.name;
END $$;
