-- Who of the drawn circle comes in by an account of their own, and so needs no link. For the family only.
CREATE FUNCTION app.circle_with_account(p_subject uuid) RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := current_setting('app.maintenance', true);
BEGIN
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL OR NOT app.is_me(p_subject) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT p.id FROM people_person p WHERE p.village_id = app.village() AND p.account_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM family_plans_teammember m WHERE m.village_id = p.village_id AND m.subject_id = p_subject AND m.person_id = p.id
      AND m.ended_at IS NULL);
  PERFORM set_config('app.maintenance', coalesce(before, ''), true);
END $$;

REVOKE ALL ON FUNCTION app.circle_with_account FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.circle_with_account TO village_app;
