-- Is somebody written down already, among people of whom I may read the name? Whoever knows few looks through those; whoever
-- knows many looks by the name. In a town where everybody is called alike the name alone is no help.
CREATE OR REPLACE FUNCTION app.known_like(p_words text[], p_limit int) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE mine uuid[];
BEGIN
  IF cardinality(p_words) = 0 OR NOT app.strong_enough() THEN RETURN; END IF;
  mine := ARRAY(SELECT g.subject_id FROM access_grant g WHERE g.village_id = app.village() AND g.reader_id = app.person()
    AND g.item_id IS NULL AND (g.kinds & 1) <> 0 AND (g.audiences & 1) <> 0 AND (g.rights & 1) <> 0
    AND g.vf <= now() AND g.vt > now() LIMIT 1001);
  IF cardinality(mine) > 1000 THEN
    RETURN QUERY SELECT x.id FROM app.called_like(app.village(), p_words, 5000) x
      WHERE EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = app.village() AND g.reader_id = app.person()
        AND g.subject_id = x.subject_id AND g.item_id IS NULL AND (g.kinds & 1) <> 0 AND (g.audiences & 1) <> 0 AND (g.rights & 1) <> 0
        AND g.vf <= now() AND g.vt > now()) LIMIT p_limit;
    RETURN;
  END IF;
  RETURN QUERY SELECT p.id FROM people_person p WHERE p.village_id = app.village() AND p.subject_id = ANY (mine)
    AND (SELECT bool_and(app.name_keys(p.name) && app.word_keys(x)) FROM unnest(p_words) x) LIMIT p_limit;
END $$;
