-- Versions, their points and the answers to them: written once, never changed, and never a yes in somebody else's name.

CREATE FUNCTION app.stays_as_it_is() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user = 'village_app' THEN RAISE insufficient_privilege USING MESSAGE = 'what was agreed stays as it is'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stays_as_it_is BEFORE UPDATE ON agreements_version FOR EACH ROW EXECUTE FUNCTION app.stays_as_it_is();
CREATE TRIGGER stays_as_it_is BEFORE UPDATE ON agreements_frozenpiece FOR EACH ROW EXECUTE FUNCTION app.stays_as_it_is();
CREATE TRIGGER stays_as_it_is BEFORE UPDATE ON agreements_answer FOR EACH ROW EXECUTE FUNCTION app.stays_as_it_is();

-- A version is proposed by one of the family or by the coordinator, now; its points come with it and never later.
CREATE FUNCTION app.guard_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user <> 'village_app' THEN RETURN NEW; END IF;
  NEW.proposed_at := now();
  IF NOT EXISTS (SELECT 1 FROM family_plans_familyplan p WHERE p.village_id = NEW.village_id AND p.id = NEW.plan_id
      AND p.subject_id = NEW.subject_id AND p.closed_at IS NULL AND (app.is_me(p.subject_id) OR p.coordinator_id = app.person())) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to propose';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_version BEFORE INSERT ON agreements_version FOR EACH ROW EXECUTE FUNCTION app.guard_version();

CREATE FUNCTION app.guard_piece() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user <> 'village_app' THEN RETURN NEW; END IF;
  IF NOT EXISTS (SELECT 1 FROM agreements_version v WHERE v.village_id = NEW.village_id AND v.id = NEW.version_id
      AND v.subject_id = NEW.subject_id AND v.author_id = app.person() AND v.proposed_at = now()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'a version is whole when it is proposed';
  END IF;
  -- P-05: no goal and no step without the yes of one whose plan it is
  IF NEW.section IN ('goals', 'steps') AND NOT EXISTS (SELECT 1 FROM unnest(NEW.needed) p WHERE app.is_family_of(NEW.subject_id, p)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'no plan without the family';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_piece BEFORE INSERT ON agreements_frozenpiece FOR EACH ROW EXECUTE FUNCTION app.guard_piece();

-- Only the last version is answered; asked before anything of it is open, so without a word of it.
CREATE FUNCTION app.is_last_version(p_version uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE yes boolean; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT NOT EXISTS (SELECT 1 FROM agreements_version n WHERE n.village_id = v.village_id AND n.plan_id = v.plan_id AND n.number > v.number)
    INTO yes FROM agreements_version v WHERE v.village_id = app.village() AND v.id = p_version;
  PERFORM set_config('app.maintenance', before, true);
  RETURN coalesce(yes, false);
END $$;

-- Each speaks for oneself; what was said aloud is written down by who works here, before a witness; the family takes it back.
CREATE FUNCTION app.guard_answer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE p record;
BEGIN
  IF current_user <> 'village_app' THEN RETURN NEW; END IF;
  SELECT asked, item_id, kind, subject_id, version_id INTO p FROM agreements_frozenpiece WHERE village_id = NEW.village_id AND id = NEW.piece_id;
  IF p.asked IS NULL OR NOT NEW.person_id = ANY (p.asked) OR NEW.item_id IS DISTINCT FROM p.item_id
      OR NEW.subject_id <> p.subject_id OR NEW.kind <> p.kind THEN
    RAISE insufficient_privilege USING MESSAGE = 'not asked about this point';
  END IF;
  IF NOT app.is_last_version(p.version_id) THEN RAISE check_violation USING MESSAGE = 'there is a newer version'; END IF;
  IF NEW.how = 'login' AND NEW.person_id = app.person()
    OR NEW.how = 'spoken' AND NEW.person_id <> app.person() AND cardinality(app.my_organisations()) > 0
      AND lower(btrim(NEW.witness)) NOT IN ('', lower(btrim(NEW.by_called)))
    OR NEW.how = 'taken_back' AND (NEW.person_id = app.person() OR app.is_me(NEW.subject_id)) THEN RETURN NEW; END IF;
  RAISE insufficient_privilege USING MESSAGE = 'nobody agrees in the name of somebody else';
END $$;
CREATE TRIGGER guard_answer BEFORE INSERT ON agreements_answer FOR EACH ROW EXECUTE FUNCTION app.guard_answer();

-- Whose yes is needed, per kind: each owner; a child that the law file does not let agree alone has its parent among the
-- owners do it. `p_ages`: for each kind, the ages at which the child itself is asked. Ages stay in here.
CREATE FUNCTION app.whose_yes(p_subject uuid, p_ages jsonb) RETURNS TABLE (kind int, person_id uuid, name text, needed boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.key::int, p.id, p.name::text,
    p.birth_date IS NULL OR k.value @> to_jsonb(extract(year FROM age(current_date, p.birth_date))::int)
      OR extract(year FROM age(current_date, p.birth_date)) >= 18
      OR NOT EXISTS (SELECT 1 FROM people_guardianship g JOIN people_familyowner w ON w.village_id = g.village_id
        AND w.person_id = g.guardian_id AND w.subject_id = p_subject AND w.from_at <= now() AND w.until > now()
        WHERE g.village_id = p.village_id AND g.child_id = p.id AND g.from_at <= now() AND g.until > now())
  FROM jsonb_each(p_ages) k, people_familyowner o JOIN people_person p ON p.village_id = o.village_id AND p.id = o.person_id
  WHERE o.village_id = app.village() AND o.subject_id = p_subject AND o.from_at <= now() AND o.until > now()
    AND app.strong_enough() AND app.only_item() IS NULL AND EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = app.village()
      AND g.reader_id = app.person() AND g.subject_id = p_subject AND g.item_id IS NULL AND (g.rights & 2) <> 0
      AND g.vf <= now() AND g.vt > now())
  ORDER BY 1, p.birth_date NULLS FIRST, p.name
$$;

-- The code on paper. Only one of the family prints one; it opens numbers of points, never a word of them.
CREATE FUNCTION app.give_paper_code(p_id uuid, p_version uuid, p_person uuid, p_fingerprint bytea, p_until timestamptz) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE yes boolean;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT app.is_me(v.subject_id) AND app.strong_enough() AND app.only_item() IS NULL AND EXISTS (SELECT 1 FROM agreements_frozenpiece f
      WHERE f.village_id = v.village_id AND f.version_id = v.id AND p_person = ANY (f.asked))
    INTO yes FROM agreements_version v WHERE v.village_id = app.village() AND v.id = p_version;
  PERFORM set_config('app.maintenance', '', true);
  IF NOT coalesce(yes, false) THEN RETURN false; END IF;
  INSERT INTO agreements_papercode (id, village_id, created_at, version_id, person_id, made_by_id, fingerprint, until)
    VALUES (p_id, app.village(), now(), p_version, p_person, app.person(), p_fingerprint, p_until);
  RETURN true;
END $$;

CREATE FUNCTION app.points_of_code(p_fingerprint bytea) RETURNS TABLE (number int, place int)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT v.number::int, f.place::int FROM agreements_papercode c
    JOIN agreements_version v ON v.village_id = c.village_id AND v.id = c.version_id
    JOIN agreements_frozenpiece f ON f.village_id = v.village_id AND f.version_id = v.id AND c.person_id = ANY (f.asked)
    WHERE c.village_id = app.village() AND c.fingerprint = p_fingerprint AND c.until > now() AND app.is_last_version(v.id)
    ORDER BY f.place;
  PERFORM set_config('app.maintenance', '', true);
END $$;

CREATE FUNCTION app.say_by_code(p_fingerprint bytea, p_places int[], p_said text[]) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  INSERT INTO agreements_answer (id, village_id, created_at, subject_id, item_id, kind, audience, author_id, organisation_id,
      piece_id, person_id, said, how, words, by_called, witness)
    SELECT gen_random_uuid(), f.village_id, clock_timestamp(), f.subject_id, f.item_id, f.kind, f.audience, c.person_id, NULL,
      f.id, c.person_id, s.said, 'code', ''::bytea, p.name, ''
    FROM agreements_papercode c
    JOIN agreements_version v ON v.village_id = c.village_id AND v.id = c.version_id
    JOIN people_person p ON p.village_id = c.village_id AND p.id = c.person_id
    JOIN agreements_frozenpiece f ON f.village_id = v.village_id AND f.version_id = v.id AND c.person_id = ANY (f.asked)
    JOIN unnest(p_places, p_said) AS s(place, said) ON s.place = f.place AND s.said IN ('yes', 'no', 'not_yet')
    WHERE c.village_id = app.village() AND c.fingerprint = p_fingerprint AND c.until > now() AND app.is_last_version(v.id);
  GET DIAGNOSTICS n = ROW_COUNT;
  PERFORM set_config('app.maintenance', '', true);
  RETURN n;
END $$;

-- The personal calendar: a new address closes the one before.
CREATE FUNCTION app.start_feed(p_id uuid, p_fingerprint bytea) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF app.person() = '00000000-0000-0000-0000-000000000000' OR app.only_item() IS NOT NULL OR NOT app.strong_enough() THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours';
  END IF;
  PERFORM app.stop_feed();
  INSERT INTO agreements_feed (id, village_id, created_at, person_id, fingerprint, from_at)
    VALUES (p_id, app.village(), now(), app.person(), p_fingerprint, now());
END $$;

CREATE FUNCTION app.stop_feed() RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE agreements_feed SET stopped_at = now() WHERE village_id = app.village() AND person_id = app.person() AND stopped_at IS NULL
$$;

CREATE FUNCTION app.my_feed_since() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT from_at FROM agreements_feed WHERE village_id = app.village() AND person_id = app.person() AND stopped_at IS NULL
$$;

CREATE FUNCTION app.feed_of(p_fingerprint bytea) RETURNS TABLE (person_id uuid, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.language::text FROM agreements_feed f JOIN people_person p ON p.village_id = f.village_id AND p.id = f.person_id
  WHERE f.village_id = app.village() AND f.fingerprint = p_fingerprint AND f.stopped_at IS NULL
$$;

-- When a step of mine is due: keys and days, never what or whose. Only while I may see it.
CREATE FUNCTION app.my_step_days() RETURNS TABLE (id uuid, due_on date, changed_at timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
  SELECT s.id, coalesce((SELECT m.new_day FROM family_plans_mark m WHERE m.village_id = s.village_id AND m.of = s.id AND m.new_day IS NOT NULL
      ORDER BY m.created_at DESC, m.id DESC LIMIT 1), s.due_on), greatest(s.created_at, l.created_at)
  FROM family_plans_step s
  JOIN family_plans_familyplan p ON p.village_id = s.village_id AND p.id = s.plan_id AND p.closed_at IS NULL
  LEFT JOIN LATERAL (SELECT m.said, m.created_at FROM family_plans_mark m WHERE m.village_id = s.village_id AND m.of = s.id
    AND m.said IN ('done', 'later', 'dropped') ORDER BY m.created_at DESC, m.id DESC LIMIT 1) l ON true
  WHERE s.village_id = app.village() AND s.person_id = app.person() AND coalesce(l.said, 'later') = 'later'
    AND EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = s.village_id AND g.reader_id = app.person()
      AND g.subject_id = s.subject_id AND (g.item_id IS NULL OR g.item_id = s.item_id) AND (g.kinds & (1 << s.kind)) <> 0
      AND (g.rights & 1) <> 0 AND g.since <= s.created_at AND g.vf <= now() AND g.vt > now())
    AND NOT EXISTS (SELECT 1 FROM access_item i WHERE i.village_id = s.village_id AND i.reader_id = app.person() AND i.item_id = s.item_id);
  PERFORM set_config('app.maintenance', '', true);
END $$;

REVOKE ALL ON FUNCTION app.stays_as_it_is, app.guard_version, app.guard_piece, app.guard_answer, app.is_last_version, app.whose_yes, app.give_paper_code,
  app.points_of_code, app.say_by_code, app.start_feed, app.stop_feed, app.my_feed_since, app.feed_of, app.my_step_days FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.stays_as_it_is, app.guard_version, app.guard_piece, app.guard_answer, app.is_last_version, app.whose_yes, app.give_paper_code,
  app.points_of_code, app.say_by_code, app.start_feed, app.stop_feed, app.my_feed_since, app.feed_of, app.my_step_days TO village_app;
