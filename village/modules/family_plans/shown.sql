-- Whoever leaves the team of a family also loses the pieces that one of the family showed of their own: closing only.
CREATE FUNCTION app.shown_stops(p_plan uuid, p_person uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := current_setting('app.maintenance', true);
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE consent_consent c SET withdrawn_at = now()
    FROM family_plans_shownpiece s JOIN family_plans_familyplan p ON p.village_id = s.village_id AND p.id = s.plan_id
    WHERE s.village_id = app.village() AND s.plan_id = p_plan AND app.strong_enough() AND app.only_item() IS NULL
      AND app.is_me(p.subject_id) AND c.village_id = s.village_id AND c.subject_id = s.subject_id AND c.item_id = s.item_id
      AND c.to_person_id = p_person AND c.withdrawn_at IS NULL;
  PERFORM set_config('app.maintenance', coalesce(before, ''), true);
END $$;

-- The young owners of a plan who can speak for themselves on a page of their own. No day of birth.
CREATE FUNCTION app.young_of_plan(p_subject uuid, p_from int, p_adult int) RETURNS TABLE (person_id uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.name::text
  FROM people_familyowner o JOIN people_person p ON p.village_id = o.village_id AND p.id = o.person_id
  WHERE o.village_id = app.village() AND o.subject_id = p_subject AND o.from_at <= now() AND o.until > now()
    AND p.account_id IS NOT NULL AND p.birth_date <= current_date - make_interval(years => p_from)
    AND p.birth_date > current_date - make_interval(years => p_adult)
    AND app.strong_enough() AND app.only_item() IS NULL AND EXISTS (
      SELECT 1 FROM access_grant g WHERE g.village_id = app.village() AND g.reader_id = app.person() AND g.subject_id = p_subject
        AND g.item_id IS NULL AND (g.kinds & 1) <> 0 AND g.vf <= now() AND g.vt > now())
$$;

REVOKE ALL ON FUNCTION app.shown_stops, app.young_of_plan FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.shown_stops, app.young_of_plan TO village_app;
