-- By which question do I know somebody who is called like that? Found by the index of names, not by reading an inbox through;
-- only questions that came to where I work and that are mine to see. The page reads them under the lock.
CREATE FUNCTION app.known_requests(p_words text[], p_limit int) RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  IF cardinality(p_words) = 0 OR NOT app.strong_enough() THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY WITH c AS MATERIALIZED (SELECT x.id AS person, x.subject_id AS subject FROM app.called_like(app.village(), p_words, 500) x),
    r AS (SELECT q.id, q.item_id, q.subject_id FROM c JOIN help_requests_helprequest q ON q.village_id = app.village() AND q.author_id = c.person
      WHERE q.to_organisation_id = ANY (app.my_organisations())
      UNION SELECT q.id, q.item_id, q.subject_id FROM c JOIN help_requests_helprequest q ON q.village_id = app.village() AND q.subject_id = c.subject
      WHERE q.to_organisation_id = ANY (app.my_organisations()))
    SELECT r.id FROM r WHERE EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = app.village() AND g.reader_id = app.person()
      AND g.subject_id = r.subject_id AND (g.item_id IS NULL OR g.item_id = r.item_id) AND (g.rights & 1) <> 0 AND g.vf <= now() AND g.vt > now())
    ORDER BY r.id DESC LIMIT p_limit;
  PERFORM set_config('app.maintenance', before, true);
END $$;
REVOKE ALL ON FUNCTION app.known_requests FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.known_requests TO village_app;
