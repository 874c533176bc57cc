-- Is there room for this much more about somebody? Asked by who may add; tells yes or no, never how much there is.
CREATE FUNCTION app.papers_fit(p_subject uuid, p_size bigint, p_most bigint) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE kept bigint;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = app.village() AND g.reader_id = app.person()
      AND g.subject_id = p_subject AND (g.rights & 2) <> 0 AND g.vf <= now() AND g.vt > now()) THEN RETURN false; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(p_subject::text, 79));  -- two at once do not both fit in the last place
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT coalesce(sum(size), 0) INTO kept FROM papers_paper WHERE village_id = app.village() AND subject_id = p_subject;
  PERFORM set_config('app.maintenance', '', true);
  RETURN kept + p_size <= p_most;
END $$;
REVOKE ALL ON FUNCTION app.papers_fit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.papers_fit TO village_app;
