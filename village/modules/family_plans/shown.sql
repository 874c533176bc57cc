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

REVOKE ALL ON FUNCTION app.shown_stops FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.shown_stops TO village_app;
