-- A family that owns a plan together, and what somebody needs to know of a plan before its words are opened.

-- Whoever begins a plan owns it; children join as owners by the one who is their guardian today, nobody else does.
CREATE FUNCTION app.open_family(p_family uuid, p_subject uuid, p_name text, p_persons uuid[], p_ids uuid[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL OR NOT app.person() = ANY (p_persons)
      OR cardinality(p_persons) <> cardinality(p_ids) OR EXISTS (
      SELECT 1 FROM unnest(p_persons) p WHERE p <> app.person() AND NOT EXISTS (
        SELECT 1 FROM people_guardianship g WHERE g.village_id = app.village() AND g.child_id = p AND g.guardian_id = app.person()
          AND g.from_at <= now() AND g.until > now())) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to open a plan for';
  END IF;
  INSERT INTO people_subject (id, village_id, whose) VALUES (p_subject, app.village(), 'family');
  INSERT INTO people_family (id, village_id, subject_id, name) VALUES (p_family, app.village(), p_subject, p_name);
  INSERT INTO people_familyowner (id, village_id, subject_id, family_id, person_id, from_at, until)
    SELECT p_ids[n], app.village(), p_subject, p_family, p_persons[n], now(), '9999-12-01 00:00+00'
    FROM generate_series(1, cardinality(p_persons)) n;
END $$;

-- Whose plan it is. The day of birth goes to the owners only: whose yes is needed hinges on an age.
CREATE FUNCTION app.plan_owners(p_subject uuid) RETURNS TABLE (person_id uuid, subject_id uuid, name text, born date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.subject_id, p.name::text, CASE WHEN app.is_me(p_subject) THEN p.birth_date END
  FROM people_familyowner o JOIN people_person p ON p.village_id = o.village_id AND p.id = o.person_id
  WHERE o.village_id = app.village() AND o.subject_id = p_subject AND o.from_at <= now() AND o.until > now()
    AND app.strong_enough() AND app.only_item() IS NULL AND EXISTS (
      SELECT 1 FROM access_grant g WHERE g.village_id = app.village() AND g.reader_id = app.person() AND g.subject_id = p_subject
        AND g.item_id IS NULL AND (g.kinds & 1) <> 0 AND g.vf <= now() AND g.vt > now())
  ORDER BY p.birth_date NULLS FIRST, p.name
$$;

-- The plans somebody owns or was let in to, without a word of what is in them: who holds only one single thing of a
-- plan does not learn of it here.
CREATE FUNCTION app.my_plans() RETURNS TABLE (id uuid, subject_id uuid, family_id uuid, family text, coordinator_id uuid,
  coordinator text, opened_at timestamptz, closed_at timestamptz, review_on date, mine boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
  SELECT p.id, p.subject_id, p.family_id, f.name::text, p.coordinator_id, p.coordinator_called::text, p.opened_at, p.closed_at,
    p.review_on, bool_or(g.via = 2)
  FROM access_grant g JOIN family_plans_familyplan p ON p.village_id = g.village_id AND p.subject_id = g.subject_id
  JOIN people_family f ON f.village_id = p.village_id AND f.id = p.family_id
  WHERE g.village_id = app.village() AND g.reader_id = app.person() AND g.item_id IS NULL AND (g.kinds & 1) <> 0
    AND g.vf <= now() AND g.vt > now() AND NOT coalesce(p.item_id = ANY (app.closed()), false)
  GROUP BY p.id, f.id ORDER BY p.closed_at NULLS FIRST, f.name, p.id;
  PERFORM set_config('app.maintenance', '', true);
END $$;

REVOKE ALL ON FUNCTION app.open_family, app.plan_owners, app.my_plans FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.open_family, app.plan_owners, app.my_plans TO village_app;
