-- The names of those a family keeps out, for the one who named them and the one it is about. Never for themselves.
CREATE FUNCTION app.kept_out(p_subject uuid) RETURNS TABLE (restriction_id uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.id, coalesce((SELECT m.public_name FROM directory_membership m WHERE m.village_id = r.village_id
    AND m.person_id = r.against_person_id AND m.from_at <= now() AND m.until > now() ORDER BY m.from_at LIMIT 1), p.name)::text
  FROM consent_restriction r JOIN people_person p ON p.village_id = r.village_id AND p.id = r.against_person_id
  WHERE r.village_id = app.village() AND r.subject_id = p_subject AND r.lifted_at IS NULL AND app.strong_enough()
    AND app.only_item() IS NULL AND r.against_person_id <> app.person()
    AND (r.set_by_id = app.person() OR app.is_me(p_subject))
$$;
REVOKE ALL ON FUNCTION app.kept_out FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.kept_out TO village_app;
