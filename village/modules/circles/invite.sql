-- Somebody from outside the village is let in to one single thing: a grandmother, a friend, a partner's worker.
-- Only by who decides about that thing; the new person has no account and no chair, and sees what a consent opens.
CREATE FUNCTION app.invite_person(p_id uuid, p_subject uuid, p_about uuid, p_item uuid, p_kind int, p_name text,
  p_language text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.may_decide(p_about, p_item, 1 << p_kind) OR NOT app.is_item_of(p_about, p_item, p_kind) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to let somebody in';
  END IF;
  INSERT INTO people_subject (id, village_id, whose) VALUES (p_subject, app.village(), 'person');
  INSERT INTO people_person (id, village_id, subject_id, name, language, email, phone)
    VALUES (p_id, app.village(), p_subject, p_name, p_language, '', '');
END $$;

-- Whose yes the law asks hinges on an age: somebody who decides about the thing may let it be reckoned.
CREATE FUNCTION app.birth_date_of(p_subject uuid, p_item uuid, p_kind int) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.birth_date FROM people_person p WHERE p.village_id = app.village() AND p.subject_id = p_subject
    AND app.may_decide(p_subject, p_item, 1 << p_kind)
$$;

REVOKE ALL ON FUNCTION app.invite_person, app.birth_date_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.invite_person, app.birth_date_of TO village_app;
