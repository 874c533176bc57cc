-- How many questions wait and how many are late, for the keeper and managers of a village. A number under the
-- village's threshold is not said; when it hides in one part, none of the parts is said (A3).
CREATE FUNCTION app.village_waits() RETURNS TABLE (waiting int, late int)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE least_shown int; a int; b int;
BEGIN
  IF NOT app.works_as('keeper', 'manager') OR NOT app.strong_enough() THEN RETURN; END IF;
  SELECT greatest(v.small_number, 5) INTO least_shown FROM villages_village v WHERE v.id = app.village();
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT count(*), count(*) FILTER (WHERE r.answer_by <= now()) INTO a, b FROM help_requests_helprequest r
    WHERE r.village_id = app.village() AND r.closed_at IS NULL AND r.answer_by IS NOT NULL;
  PERFORM set_config('app.maintenance', '', true);
  waiting := CASE WHEN a = 0 OR a >= least_shown THEN a END;
  late := CASE WHEN a = 0 OR (a >= least_shown AND (b = 0 OR b >= least_shown) AND (a = b OR a - b >= least_shown)) THEN b END;
  RETURN NEXT;
END $$;
REVOKE ALL ON FUNCTION app.village_waits FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.village_waits TO village_app;
