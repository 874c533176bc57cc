-- A face beside a name: written by the person alone, read by whoever may read the name, and gone in the moment it is taken away.

-- Everybody reads the names of those who work here. Whose work ended has no face, whatever still stands in a row.
CREATE FUNCTION app.works_now(p_person uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village() AND m.person_id = p_person
    AND m.public_name <> '' AND m.from_at <= now() AND m.until > now())
$$;

-- For pages that everybody opens: the face of a colleague whose name stands there.
CREATE FUNCTION app.face_of(p_member uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.face FROM directory_membership m WHERE m.village_id = app.village() AND m.id = p_member AND m.from_at <= now() AND m.until > now()
$$;

-- And of somebody whose work is named without the chair, as in a list of who helps a family.
CREATE FUNCTION app.face_of_person(p_person uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.shown_as FROM directory_face f WHERE f.village_id = app.village() AND f.person_id = p_person AND app.works_now(p_person)
$$;

CREATE FUNCTION app.picture_of(p_face uuid) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.picture FROM directory_face f WHERE f.village_id = app.village() AND f.shown_as = p_face AND app.works_now(f.person_id)
$$;

CREATE FUNCTION app.my_face() RETURNS TABLE (shown_as uuid, agreed_at timestamptz, removed_at timestamptz, removed_by text, removed_words text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.shown_as, f.agreed_at, f.removed_at, f.removed_by::text, f.removed_words::text FROM directory_face f
  WHERE f.village_id = app.village() AND f.person_id = app.person() AND app.only_item() IS NULL
$$;

-- One's own, with a yes of this moment. Nobody puts the face of somebody else, and never one of who is not grown up.
CREATE FUNCTION app.put_face(p_id uuid, p_shown_as uuid, p_picture bytea, p_born_until date) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me record;
BEGIN
  SELECT p.subject_id, p.birth_date INTO me FROM people_person p WHERE p.village_id = app.village() AND p.id = app.person();
  IF app.only_item() IS NOT NULL OR NOT app.strong_enough() OR NOT app.works_now(app.person()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'who works here, of themself';
  END IF;
  IF me.birth_date > p_born_until THEN RETURN 'young'; END IF;
  IF substring(p_picture FROM 1 FOR 3) <> '\xffd8ff'::bytea OR octet_length(p_picture) > 65536 THEN
    RAISE insufficient_privilege USING MESSAGE = 'a small picture of our own making';
  END IF;
  INSERT INTO directory_face AS f (id, village_id, created_at, person_id, shown_as, picture, agreed_at, removed_by, removed_words)
    VALUES (p_id, app.village(), now(), app.person(), p_shown_as, p_picture, now(), '', '')
    ON CONFLICT (village_id, person_id) DO UPDATE SET shown_as = p_shown_as, picture = p_picture, agreed_at = now(), removed_at = NULL,
      removed_by = '', removed_words = '';
  PERFORM app.line('allow', 'change', 'faces.put', 'check', me.subject_id, NULL, 1, 'you', '{}'::jsonb);
  RETURN 'put';
END $$;

CREATE FUNCTION app.take_my_face_away() RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF app.only_item() IS NOT NULL THEN RAISE insufficient_privilege USING MESSAGE = 'one question and no more'; END IF;
  DELETE FROM directory_face f WHERE f.village_id = app.village() AND f.person_id = app.person();
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM app.line('allow', 'change', 'faces.take_away', 'check', p.subject_id, NULL, 1, 'you', '{}'::jsonb) FROM people_person p
    WHERE p.village_id = app.village() AND p.id = app.person();
  RETURN true;
END $$;

-- The faces I may take away, never my own: as keeper every one, as manager those of my organisations.
CREATE FUNCTION app.faces_i_keep() RETURNS TABLE (person_id uuid, called text, place text, shown_as uuid, agreed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT ON (m.public_name, f.person_id) f.person_id, m.public_name::text, o.name::text, f.shown_as, f.agreed_at FROM directory_face f
  JOIN directory_membership m ON m.village_id = f.village_id AND m.person_id = f.person_id AND m.from_at <= now() AND m.until > now()
  JOIN directory_organization o ON o.village_id = m.village_id AND o.id = m.organisation_id
  WHERE f.village_id = app.village() AND f.shown_as IS NOT NULL AND f.person_id <> app.person()
    AND app.strong_enough() AND app.only_item() IS NULL AND (app.works_as('keeper') OR EXISTS (SELECT 1 FROM directory_membership me
      WHERE me.village_id = m.village_id AND me.organisation_id = m.organisation_id AND me.person_id = app.person() AND me.role = 'manager'
        AND me.from_at <= now() AND me.until > now()))
  ORDER BY m.public_name, f.person_id, o.name
$$;

-- By a keeper or a manager: gone at once, and whose it is reads by whom and why.
CREATE FUNCTION app.take_face_away(p_person uuid, p_words text, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.faces_i_keep() k WHERE k.person_id = p_person) THEN
    IF app.strong_enough() AND app.only_item() IS NULL AND (app.works_as('keeper') OR app.works_as('manager')) THEN RETURN false; END IF;
    RAISE insufficient_privilege USING MESSAGE = 'not yours to take away';
  END IF;
  IF btrim(p_words) = '' THEN RAISE insufficient_privilege USING MESSAGE = 'not without a reason'; END IF;
  UPDATE directory_face f SET shown_as = NULL, picture = '', removed_at = now(), removed_words = btrim(p_words), removed_by = (
    SELECT m.public_name FROM directory_membership m WHERE m.village_id = f.village_id AND m.person_id = app.person() AND m.from_at <= now()
      AND m.until > now() ORDER BY m.role IN ('keeper', 'manager') DESC, m.from_at, m.id LIMIT 1)
    WHERE f.village_id = app.village() AND f.person_id = p_person;
  PERFORM app.line('allow', 'change', 'faces.take_away', 'check', p.subject_id, NULL, 1, 'law', '{}'::jsonb) FROM people_person p
    WHERE p.village_id = app.village() AND p.id = p_person;
  PERFORM app.tell(gen_random_uuid(), p_person, p_code, p_path);
  RETURN true;
END $$;

-- The address stands beside every name of somebody who works here, so that no page asks for it.
CREATE FUNCTION app.face_beside_names() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v uuid := coalesce(NEW.village_id, OLD.village_id); who uuid := coalesce(NEW.person_id, OLD.person_id);
BEGIN
  UPDATE directory_membership m SET face = CASE WHEN m.until > now() THEN NEW.shown_as END WHERE m.village_id = v AND m.person_id = who
    AND m.face IS DISTINCT FROM CASE WHEN m.until > now() THEN NEW.shown_as END;
  RETURN NULL;
END $$;
CREATE TRIGGER face_beside_names AFTER INSERT OR DELETE OR UPDATE OF shown_as ON directory_face FOR EACH ROW EXECUTE FUNCTION app.face_beside_names();

CREATE FUNCTION app.name_with_face() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.face := CASE WHEN NEW.until > now() THEN (SELECT f.shown_as FROM directory_face f WHERE f.village_id = NEW.village_id AND f.person_id = NEW.person_id) END;
  RETURN NEW;
END $$;
CREATE TRIGGER name_with_face BEFORE INSERT OR UPDATE OF until, person_id ON directory_membership FOR EACH ROW EXECUTE FUNCTION app.name_with_face();

-- With the last chair the face goes.
CREATE FUNCTION app.face_goes_along() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM directory_face f WHERE f.village_id = OLD.village_id AND f.person_id = OLD.person_id AND NOT EXISTS (SELECT 1 FROM directory_membership m
    WHERE m.village_id = OLD.village_id AND m.person_id = OLD.person_id AND m.until > now());
  RETURN NULL;
END $$;
CREATE TRIGGER face_goes_along AFTER DELETE OR UPDATE OF until, person_id ON directory_membership FOR EACH ROW EXECUTE FUNCTION app.face_goes_along();

-- The clock: of work that ended on a day that was set before.
CREATE FUNCTION app.take_left_faces_away() RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n int;
BEGIN
  DELETE FROM directory_face f WHERE NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = f.village_id
    AND m.person_id = f.person_id AND m.until > now());
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;

REVOKE ALL ON FUNCTION app.works_now, app.face_of, app.face_of_person, app.picture_of, app.my_face, app.put_face, app.take_my_face_away,
  app.faces_i_keep, app.take_face_away, app.face_beside_names, app.name_with_face, app.face_goes_along, app.take_left_faces_away FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.face_of, app.face_of_person, app.picture_of, app.my_face, app.put_face, app.take_my_face_away, app.faces_i_keep,
  app.take_face_away, app.take_left_faces_away TO village_app;
