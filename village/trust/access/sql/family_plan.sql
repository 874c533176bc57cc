-- A lock for safety reaches what the family has together as well: a plan says where a child is and with whom.

-- The families around somebody, but those that the one who is shut out owns too: nobody is shut out of what is their own.
CREATE FUNCTION app.families_to_lock(p_subject uuid, p_against uuid) RETURNS TABLE (subject_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT o.subject_id FROM people_familyowner o JOIN people_person p ON p.village_id = o.village_id AND p.id = o.person_id
    JOIN app.family_around(p_subject) f ON f.person_id = p.id AND f.relation <> 'sibling'
  WHERE o.village_id = app.village() AND o.from_at <= now() AND o.until > now() AND NOT EXISTS (SELECT 1 FROM people_familyowner x
    WHERE x.village_id = o.village_id AND x.family_id = o.family_id AND x.person_id = p_against AND x.until > now())
$$;

CREATE OR REPLACE FUNCTION app.lock_for_safety(p_act uuid, p_ids uuid[], p_subjects uuid[], p_against uuid, p_kind int) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE about uuid;
BEGIN
  SELECT subject_id INTO about FROM consent_disclosure WHERE village_id = app.village() AND item_id = p_act AND to_person_id = app.person()
    AND because = 'decided';
  IF about IS NULL OR NOT app.strong_enough() OR p_against = app.person()
    OR EXISTS (SELECT 1 FROM unnest(p_subjects) s WHERE s <> about AND s NOT IN (SELECT f.subject_id FROM app.family_around(about) f
      UNION SELECT l.subject_id FROM app.families_to_lock(about, p_against) l))
    OR EXISTS (SELECT 1 FROM people_person p WHERE p.village_id = app.village() AND p.id = p_against AND p.subject_id = ANY (p_subjects)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to lock';
  END IF;
  INSERT INTO consent_restriction (id, village_id, created_at, subject_id, against_person_id, set_by_id, kind, kinds, because, words)
    SELECT p_ids[n], app.village(), now(), p_subjects[n], p_against, app.person(), p_kind, '{}', 'safety', '' FROM generate_series(1, cardinality(p_ids)) n;
  DELETE FROM notices_notice t WHERE t.village_id = app.village() AND t.person_id = p_against AND (app.subject_of_path(t.path) = ANY (p_subjects)
    OR (t.path = '' AND EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = t.village_id AND c.to_person_id = p_against
      AND c.subject_id = ANY (p_subjects) AND (c.from_at = t.created_at OR c.withdrawn_at BETWEEN t.created_at AND t.created_at + interval '5 seconds'))));
  DELETE FROM notices_delivery d WHERE d.village_id = app.village() AND d.person_id = p_against AND d.sent_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM notices_notice t WHERE t.village_id = d.village_id AND t.person_id = p_against AND t.read_at IS NULL);
END $$;

REVOKE ALL ON FUNCTION app.families_to_lock FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.families_to_lock TO village_app;
