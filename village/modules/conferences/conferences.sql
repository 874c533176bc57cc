-- Case conferences: who may convene about whom, what must be there before one opens, who reads which child until when.
-- Each function asks for itself who acts. None opens anything but the records of the conference itself.

-- Do I work with this person or family already? By something shared with me that I keep, by an act of danger that I decided, or
-- as who coordinates the plan. A role alone opens nothing, one's own family is no work, and who is kept out stays out.
CREATE FUNCTION app.may_convene_about(p_subject uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE coordinates boolean; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL OR app.is_family_of(p_subject, app.person()) OR app.kept_from(p_subject, app.person()) THEN
    RETURN false;
  END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT EXISTS (SELECT 1 FROM family_plans_familyplan p WHERE p.village_id = app.village() AND p.subject_id = p_subject
    AND p.coordinator_id = app.person() AND p.closed_at IS NULL) INTO coordinates;
  PERFORM set_config('app.maintenance', before, true);
  RETURN coordinates AND app.basis(p_subject, NULL) <> ''
    OR EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = app.village() AND g.reader_id = app.person() AND g.subject_id = p_subject
      AND g.via IN (4, 6) AND (g.rights & 4) <> 0 AND g.vf <= now() AND g.vt > now());
END $$;

-- Is this person kept out of the whole subject, or of what such a record tells?
CREATE FUNCTION app.kept_from(p_subject uuid, p_person uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM consent_restriction r WHERE r.village_id = app.village() AND r.subject_id = p_subject AND r.against_person_id = p_person
    AND r.lifted_at IS NULL AND r.item_id IS NULL AND (r.kinds = '{}' OR 6 = ANY (r.kinds)))
$$;

-- The children around somebody I work with, and who of the family may read about each of them: by that person's own key, as
-- the law of the place lets a guardian at this age. Who is shut out for safety has no such key and is not in the answer.
CREATE FUNCTION app.conference_people(p_anchor uuid, p_adult int) RETURNS TABLE (subject_id uuid, name text, reader_id uuid, reader text, is_self boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.may_convene_about(p_anchor) THEN RETURN; END IF;
  RETURN QUERY WITH g AS (SELECT u.child_id, u.guardian_id FROM people_guardianship u WHERE u.village_id = app.village() AND u.from_at <= now() AND u.until > now()),
    core AS (SELECT p.id FROM people_person p WHERE p.village_id = app.village() AND p.subject_id = p_anchor
      UNION SELECT o.person_id FROM people_familyowner o WHERE o.village_id = app.village() AND o.subject_id = p_anchor AND o.from_at <= now() AND o.until > now()),
    around AS (SELECT g.guardian_id AS id FROM g JOIN core c ON c.id = g.child_id UNION SELECT c.id FROM core c),
    kids AS (SELECT p.* FROM people_person p WHERE p.village_id = app.village()
      AND (p.id IN (SELECT c.id FROM core c) OR p.id IN (SELECT g.child_id FROM g JOIN around a ON a.id = g.guardian_id))
      AND (p.birth_date > current_date - make_interval(years => p_adult) OR p.birth_date IS NULL AND p.id IN (SELECT g.child_id FROM g)))
  SELECT k.subject_id, k.name::text, r.id, r.name::text, coalesce(r.id = k.id, false)
  FROM kids k LEFT JOIN people_person r ON r.village_id = k.village_id AND r.id IN (SELECT a.reader_id FROM access_grant a
    WHERE a.village_id = k.village_id AND a.subject_id = k.subject_id AND a.item_id IS NULL AND a.via IN (1, 3) AND (a.kinds & 64) <> 0
      AND a.vf <= now() AND a.vt > now())
  WHERE NOT app.kept_from(k.subject_id, app.person()) AND NOT app.is_family_of(k.subject_id, app.person())
  ORDER BY k.subject_id = p_anchor DESC, k.birth_date, k.name, r.name;
END $$;

-- Two new things about a child: the record of the conference, kept as the law keeps it, and its table, until the day it closes.
-- Returns the lines that open them to the one who convenes.
CREATE FUNCTION app.begin_conference(p_child uuid, p_table uuid, p_anchor uuid, p_subject uuid, p_roles text[], p_adult int, p_closes date, p_law text,
  OUT child_key bigint, OUT table_key bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE ends timestamptz := (SELECT (p_closes + 1)::timestamp AT TIME ZONE v.time_zone FROM villages_village v WHERE v.id = app.village());
BEGIN
  IF NOT app.works_as(VARIADIC p_roles) OR NOT EXISTS (SELECT 1 FROM app.conference_people(p_anchor, p_adult) c WHERE c.subject_id = p_subject) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to convene about';
  END IF;
  IF app.subject_of_item(p_child) IS NOT NULL OR app.subject_of_item(p_table) IS NOT NULL OR p_child = p_table OR ends > now() + interval '2 years'
    OR EXISTS (SELECT 1 FROM consent_disclosure WHERE item_id IN (p_child, p_table)) OR EXISTS (SELECT 1 FROM consent_mandate WHERE id IN (p_child, p_table)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a new conference';
  END IF;
  INSERT INTO consent_disclosure (id, village_id, created_at, subject_id, item_id, kind, to_person_id, because, rights, from_at, until, law_version)
    VALUES (gen_random_uuid(), app.village(), now(), p_subject, p_child, 6, app.person(), 'decided', 7, now(), '9999-12-01 00:00+00', p_law),
      (gen_random_uuid(), app.village(), now(), p_subject, p_table, 6, app.person(), 'decided', 7, now(), ends, p_law);
  child_key := app.line('allow', 'change', 'conferences.convene', 'help', p_subject, p_child, 64, 'danger', jsonb_build_object('law', p_law));
  table_key := app.line('allow', 'change', 'conferences.set_table', 'help', p_subject, p_table, 64, 'danger', jsonb_build_object('law', p_law));
END $$;

-- Why the family is not told yet: a thing of its own, for those who answer for the conference and nobody else.
CREATE FUNCTION app.conference_aside(p_item uuid, p_child uuid) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE mine consent_disclosure%ROWTYPE;
BEGIN
  SELECT d.* INTO mine FROM consent_disclosure d WHERE d.village_id = app.village() AND d.item_id = p_child AND d.to_person_id = app.person()
    AND d.because IN ('decided', 'confirms') AND d.until > now() LIMIT 1;
  IF mine.id IS NULL OR NOT app.may_answer_for(p_child) OR NOT app.is_conference(p_child) OR app.subject_of_item(p_item) IS NOT NULL
    OR EXISTS (SELECT 1 FROM consent_disclosure WHERE item_id = p_item) OR EXISTS (SELECT 1 FROM consent_mandate WHERE id = p_item) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a new reason beside a conference of yours';
  END IF;
  INSERT INTO consent_disclosure (id, village_id, created_at, subject_id, item_id, kind, to_person_id, because, rights, from_at, until, law_version)
    SELECT DISTINCT ON (d.to_person_id) gen_random_uuid(), d.village_id, now(), d.subject_id, p_item, d.kind, d.to_person_id, d.because, d.rights, now(), d.until, d.law_version
    FROM consent_disclosure d WHERE d.village_id = app.village() AND d.item_id = p_child AND d.because IN ('decided', 'confirms') AND d.until > now();
  RETURN app.line('allow', 'change', 'conferences.put_off', 'help', mine.subject_id, p_item, 64, 'danger', jsonb_build_object('law', mine.law_version));
END $$;

CREATE FUNCTION app.is_conference(p_child uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found boolean; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT EXISTS (SELECT 1 FROM conferences_childatconference c WHERE c.village_id = app.village() AND c.id = p_child) INTO found;
  PERFORM set_config('app.maintenance', before, true);
  RETURN found;
END $$;

-- It opens: with a base, a purpose, members who are each bound to silence as the law asks, and the family told or a second
-- person who agreed where one is asked. Everybody who sits in for this child reads the record until it closes, the table from
-- the first day on, and writes on it until the last.
CREATE FUNCTION app.open_conference(p_child uuid) RETURNS uuid[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE c conferences_childatconference%ROWTYPE; m record; zone text; seated uuid[] := '{}'; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  IF NOT app.may_answer_for(p_child) THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to open'; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.* INTO c FROM conferences_childatconference x WHERE x.village_id = app.village() AND x.id = p_child;
  SELECT v.time_zone INTO zone FROM villages_village v WHERE v.id = app.village();
  IF c.id IS NULL OR c.opened_at IS NOT NULL OR c.closes_on < app.today_in(c.village_id) THEN
    RAISE check_violation USING CONSTRAINT = 'a_conference_opens_once', MESSAGE = 'not a conference that can open';
  END IF;
  IF c.base = '' OR octet_length(c.purpose) = 0 THEN
    RAISE check_violation USING CONSTRAINT = 'a_conference_has_a_base_and_a_purpose', MESSAGE = 'without a base or a purpose';
  END IF;
  IF c.told_at IS NULL AND c.second_id IS NOT NULL AND c.second_agrees IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'told_or_a_second_agrees', MESSAGE = 'the second person did not agree';
  END IF;
  FOR m IN SELECT d.person_id, d.secrecy, d.until > now() AS works FROM conferences_conferencemember x JOIN directory_membership d
      ON d.village_id = x.village_id AND d.id = x.member_id WHERE x.village_id = c.village_id AND x.child_id = c.id AND x.left_at IS NULL LOOP
    IF NOT m.works OR m.secrecy <> ALL (c.secrecies) THEN
      RAISE check_violation USING CONSTRAINT = 'everybody_is_bound_to_silence', MESSAGE = 'somebody is not bound as the law asks';
    END IF;
    IF app.is_family_of(c.subject_id, m.person_id) THEN
      RAISE check_violation USING CONSTRAINT = 'the_family_is_told_and_does_not_sit_in', MESSAGE = 'somebody of the family';
    END IF;
    CONTINUE WHEN m.person_id = c.author_id;
    seated := seated || m.person_id;
  END LOOP;
  IF cardinality(seated) = 0 THEN
    RAISE check_violation USING CONSTRAINT = 'a_conference_has_members', MESSAGE = 'without members';
  END IF;
  INSERT INTO consent_disclosure (id, village_id, created_at, subject_id, item_id, kind, to_person_id, because, rights, from_at, until, law_version)
    SELECT gen_random_uuid(), c.village_id, now(), c.subject_id, w.item, 6, p, 'received', w.rights, w.from_at, w.until, c.law_version
    FROM unnest(seated) p CROSS JOIN LATERAL (VALUES
      (c.id, 1, now(), (c.closes_on + 1)::timestamp AT TIME ZONE zone),
      (c.table_id, 1, greatest(now(), c.first_day::timestamp AT TIME ZONE zone), (c.closes_on + 1)::timestamp AT TIME ZONE zone),
      (c.table_id, 3, greatest(now(), c.first_day::timestamp AT TIME ZONE zone), (c.last_day + 1)::timestamp AT TIME ZONE zone)) w(item, rights, from_at, until)
    WHERE w.from_at < w.until;
  UPDATE conferences_childatconference SET opened_at = now() WHERE village_id = c.village_id AND id = c.id;
  PERFORM set_config('app.maintenance', before, true);
  PERFORM app.line('allow', 'change', 'conferences.open_up', 'help', c.subject_id, c.id, 64, 'danger', jsonb_build_object('law', c.law_version));
  RETURN seated;
END $$;

-- The family is told: somebody whose own key to this child opens what the record tells. Who is shut out has none.
CREATE FUNCTION app.tell_of_conference(p_child uuid, p_person uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE about uuid;
BEGIN
  SELECT d.subject_id INTO about FROM consent_disclosure d WHERE d.village_id = app.village() AND d.item_id = p_child AND d.to_person_id = app.person()
    AND d.because IN ('decided', 'confirms') AND d.until > now() LIMIT 1;
  IF about IS NULL OR NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = app.village() AND g.reader_id = p_person AND g.subject_id = about
      AND g.item_id IS NULL AND g.via IN (1, 3) AND (g.kinds & 64) <> 0 AND g.vf <= now() AND g.vt > now()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not to this person';
  END IF;
  PERFORM app.disclose(ARRAY[p_child], p_person, 'told');
END $$;

-- It ended, with what was decided for this child on paper: nobody writes on the table any more, and the days to closing begin.
CREATE FUNCTION app.end_conference(p_child uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE c conferences_childatconference%ROWTYPE; zone text; last date; closing timestamptz; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  IF NOT app.may_answer_for(p_child) THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to end'; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.* INTO c FROM conferences_childatconference x WHERE x.village_id = app.village() AND x.id = p_child;
  SELECT v.time_zone INTO zone FROM villages_village v WHERE v.id = app.village();
  IF c.opened_at IS NULL OR c.ended_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM conferences_childminutes m WHERE m.village_id = c.village_id AND m.child_id = c.id) THEN
    RAISE check_violation USING CONSTRAINT = 'a_conference_ends_with_minutes', MESSAGE = 'not open, or without minutes';
  END IF;
  last := greatest(c.first_day, least(c.last_day, app.today_in(c.village_id)));
  closing := (last + (c.closes_on - c.last_day) + 1)::timestamp AT TIME ZONE zone;
  UPDATE conferences_childatconference SET ended_at = now(), last_day = last, closes_on = last + (c.closes_on - c.last_day) WHERE village_id = c.village_id AND id = c.id;
  PERFORM set_config('app.maintenance', before, true);
  UPDATE consent_disclosure SET until = least(until, CASE WHEN because = 'received' AND (rights & 2) <> 0 THEN now() ELSE closing END)
    WHERE village_id = c.village_id AND (item_id = c.table_id OR item_id = c.id AND because = 'received') AND until > now();
END $$;

-- Somebody does not sit in any more, from this moment on: by oneself, or by who answers for the conference.
CREATE FUNCTION app.leave_conference(p_member uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.id, c.id AS child, c.table_id, c.subject_id, c.law_version, d.person_id, c.author_id INTO m FROM conferences_conferencemember x
    JOIN conferences_childatconference c ON c.village_id = x.village_id AND c.id = x.child_id
    JOIN directory_membership d ON d.village_id = x.village_id AND d.id = x.member_id
    WHERE x.village_id = app.village() AND x.id = p_member AND x.left_at IS NULL;
  IF m.id IS NULL OR m.person_id = m.author_id OR NOT (app.may_answer_for(m.child) OR m.person_id = app.person() AND app.strong_enough()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to end';
  END IF;
  UPDATE conferences_conferencemember SET left_at = now() WHERE village_id = app.village() AND id = m.id;
  PERFORM set_config('app.maintenance', before, true);
  PERFORM app.line('allow', 'change', 'conferences.leave', 'help', m.subject_id, m.child, 64, 'danger', jsonb_build_object('law', m.law_version));
  UPDATE consent_disclosure SET until = now() WHERE village_id = app.village() AND item_id IN (m.child, m.table_id) AND to_person_id = m.person_id
    AND because = 'received' AND until > now();
END $$;

-- Whose chair ends does not sit in any more either, nor convenes.
CREATE FUNCTION app.conference_chair_ends() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE items uuid[]; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT array_agg(i) INTO items FROM (SELECT unnest(ARRAY[c.id, c.table_id]) i FROM conferences_childatconference c WHERE c.village_id = NEW.village_id
    AND (c.convener_id = NEW.id OR c.second_id = NEW.id OR EXISTS (SELECT 1 FROM conferences_conferencemember m WHERE m.village_id = c.village_id
      AND m.child_id = c.id AND m.member_id = NEW.id))
    UNION SELECT l.id FROM conferences_toldlater l JOIN conferences_childatconference c ON c.village_id = l.village_id AND c.id = l.child_id
      WHERE l.village_id = NEW.village_id AND (c.convener_id = NEW.id OR c.second_id = NEW.id)) x;
  PERFORM set_config('app.maintenance', before, true);
  UPDATE consent_disclosure SET until = NEW.until WHERE village_id = NEW.village_id AND item_id = ANY (items) AND to_person_id = NEW.person_id
    AND because <> 'told' AND until > NEW.until;
  RETURN NULL;
END $$;
CREATE TRIGGER conference_chair_ends AFTER UPDATE OF until ON directory_membership FOR EACH ROW WHEN (NEW.until < OLD.until)
  EXECUTE FUNCTION app.conference_chair_ends();

-- The clock: the family to be told, or the minutes to be written, once a day to who convened. Ids and dates only.
CREATE FUNCTION app.remind_of_conferences(p_village uuid, p_code text, p_path text, p_limit int) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; n int := 0; before text := coalesce(current_setting('app.village', true), '');
BEGIN
  PERFORM set_config('app.village', p_village::text, true), set_config('app.maintenance', 'on', true);
  FOR r IN UPDATE conferences_childatconference c SET reminded_on = app.today_in(c.village_id) WHERE c.id IN (SELECT x.id FROM conferences_childatconference x
      WHERE x.village_id = p_village AND EXISTS (SELECT 1 FROM villages_village v WHERE v.id = p_village AND 'conferences' = ANY (v.modules)) AND x.reminded_on IS DISTINCT FROM app.today_in(p_village) AND (x.told_at IS NULL AND x.tell_review_on <= app.today_in(p_village)
        OR x.opened_at IS NOT NULL AND x.ended_at IS NULL AND x.last_day < app.today_in(p_village)) ORDER BY x.created_at LIMIT p_limit)
      RETURNING c.id, c.author_id LOOP
    PERFORM app.tell(gen_random_uuid(), r.author_id, p_code, p_path || r.id || '/');
    n := n + 1;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true), set_config('app.village', before, true);
  RETURN n;
END $$;

-- What it rests on, for what, with whom and until when stands as it was written; the rest is written by the functions above.
CREATE FUNCTION app.keep_conference() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE later text[] := ARRAY['told_at', 'tell_review_on', 'second_at', 'second_agrees'];
BEGIN
  IF current_user <> 'village_app' THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NOT app.may_answer_for(NEW.id) OR NEW.opened_at IS NOT NULL OR NEW.ended_at IS NOT NULL OR NEW.second_at IS NOT NULL OR NEW.told_at IS NOT NULL
        OR NEW.item_id IS DISTINCT FROM NEW.id OR NEW.kind <> 6 THEN
      RAISE insufficient_privilege USING MESSAGE = 'not begun as a conference';
    END IF;
    RETURN NEW;
  END IF;
  IF (to_jsonb(NEW) - later) IS DISTINCT FROM (to_jsonb(OLD) - later) OR OLD.told_at IS NOT NULL AND NEW.told_at IS DISTINCT FROM OLD.told_at THEN
    RAISE check_violation USING MESSAGE = 'a conference stands as it was convened';
  END IF;
  IF NEW.second_at IS DISTINCT FROM OLD.second_at AND (OLD.second_at IS NOT NULL OR NOT app.is_chair_of_me(NEW.second_id)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'only the second person says so, once';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION app.is_chair_of_me(p_member uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village() AND m.id = p_member AND m.person_id = app.person() AND m.until > now())
$$;

-- Who sits in is set before it opens; minutes are written by who answers for it; the family answers for itself; a table is one.
CREATE FUNCTION app.keep_conference_part() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE right_one boolean;
BEGIN
  IF current_user <> 'village_app' THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' THEN RAISE check_violation USING MESSAGE = 'it stays as it was written'; END IF;
  right_one := CASE TG_TABLE_NAME
    WHEN 'conferences_conferencemember' THEN app.may_answer_for(NEW.item_id) AND app.conference_waits(NEW.item_id)
    WHEN 'conferences_childminutes' THEN app.may_answer_for(NEW.item_id)
    WHEN 'conferences_toldlater' THEN app.may_answer_for(NEW.item_id) AND NEW.item_id = NEW.id
    WHEN 'conferences_conferencetable' THEN app.may_answer_for(NEW.item_id) AND NEW.item_id = NEW.id
    WHEN 'conferences_familyanswer' THEN app.was_told(NEW.item_id)
    ELSE true END;
  IF NOT right_one THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to write'; END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION app.conference_waits(p_child uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE waits boolean; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT c.opened_at IS NULL INTO waits FROM conferences_childatconference c WHERE c.village_id = app.village() AND c.id = p_child;
  PERFORM set_config('app.maintenance', before, true);
  RETURN coalesce(waits, false);
END $$;
CREATE FUNCTION app.was_told(p_child uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM consent_disclosure d WHERE d.village_id = app.village() AND d.item_id = p_child AND d.to_person_id = app.person()
    AND d.because = 'told' AND d.until > now())
$$;

CREATE TRIGGER keep_conference BEFORE INSERT OR UPDATE ON conferences_childatconference FOR EACH ROW EXECUTE FUNCTION app.keep_conference();
CREATE TRIGGER keep_conference_part BEFORE INSERT OR UPDATE ON conferences_conferencemember FOR EACH ROW EXECUTE FUNCTION app.keep_conference_part();
CREATE TRIGGER keep_conference_part BEFORE INSERT OR UPDATE ON conferences_conferencetable FOR EACH ROW EXECUTE FUNCTION app.keep_conference_part();
CREATE TRIGGER keep_conference_part BEFORE INSERT OR UPDATE ON conferences_tablepiece FOR EACH ROW EXECUTE FUNCTION app.keep_conference_part();
CREATE TRIGGER keep_conference_part BEFORE INSERT OR UPDATE ON conferences_childminutes FOR EACH ROW EXECUTE FUNCTION app.keep_conference_part();
CREATE TRIGGER keep_conference_part BEFORE INSERT OR UPDATE ON conferences_familyanswer FOR EACH ROW EXECUTE FUNCTION app.keep_conference_part();
CREATE TRIGGER keep_conference_part BEFORE INSERT OR UPDATE ON conferences_toldlater FOR EACH ROW EXECUTE FUNCTION app.keep_conference_part();

REVOKE ALL ON FUNCTION app.may_convene_about, app.kept_from, app.conference_people, app.begin_conference, app.conference_aside, app.is_conference, app.open_conference,
  app.tell_of_conference, app.end_conference, app.leave_conference, app.conference_chair_ends, app.remind_of_conferences, app.keep_conference, app.is_chair_of_me,
  app.keep_conference_part, app.conference_waits, app.was_told FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.may_convene_about, app.conference_people, app.begin_conference, app.conference_aside, app.open_conference, app.tell_of_conference,
  app.end_conference, app.leave_conference, app.remind_of_conferences, app.is_chair_of_me, app.conference_waits, app.was_told TO village_app;
