-- What an act of danger does to the lock, each as one small function with its own check.

-- Somebody who works here, by a role the law file lets, begins a written act about somebody. Returns the key of its line.
CREATE FUNCTION app.begin_act(p_item uuid, p_subject uuid, p_kind int, p_roles text[], p_law text, p_verb text) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.works_as(VARIADIC p_roles) OR NOT app.strong_enough() OR app.only_item() IS NOT NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'not without a role and a second factor';
  END IF;
  -- a new thing, never one that exists: or this would be a way to open what somebody else wrote
  IF app.subject_of_item(p_item) IS NOT NULL OR EXISTS (SELECT 1 FROM consent_disclosure WHERE item_id = p_item)
    OR EXISTS (SELECT 1 FROM consent_mandate WHERE id = p_item)
    OR NOT EXISTS (SELECT 1 FROM people_person WHERE village_id = app.village() AND subject_id = p_subject) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a new act about somebody of this village';
  END IF;
  INSERT INTO consent_disclosure (id, village_id, created_at, subject_id, item_id, kind, to_person_id, because, rights, from_at, until, law_version)
    VALUES (gen_random_uuid(), app.village(), now(), p_subject, p_item, p_kind, app.person(), 'decided', 7, now(), '9999-12-01 00:00+00', p_law);
  RETURN app.line('allow', 'danger', p_verb, 'danger', p_subject, p_item, 1 << p_kind, 'danger', jsonb_build_object('law', p_law));
END $$;

-- Do I hold this act as somebody who answers for it?
CREATE FUNCTION app.may_answer_for(p_act uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.strong_enough() AND EXISTS (SELECT 1 FROM consent_disclosure d WHERE d.village_id = app.village() AND d.item_id = p_act
    AND d.to_person_id = app.person() AND d.because IN ('decided', 'confirms', 'reviews') AND d.from_at <= now() AND d.until > now())
$$;

-- A piece of an act that is read by itself: the frozen copy of what was shared. Who holds the act holds the piece.
CREATE FUNCTION app.begin_piece(p_item uuid, p_act uuid) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE mine consent_disclosure%ROWTYPE;
BEGIN
  IF NOT app.may_answer_for(p_act) OR app.subject_of_item(p_item) IS NOT NULL OR EXISTS (SELECT 1 FROM consent_disclosure WHERE item_id = p_item)
    OR EXISTS (SELECT 1 FROM consent_mandate WHERE id = p_item) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a new piece of an act of yours';
  END IF;
  INSERT INTO consent_disclosure (id, village_id, created_at, subject_id, item_id, kind, to_person_id, because, rights, from_at, until, law_version)
    SELECT gen_random_uuid(), d.village_id, now(), d.subject_id, p_item, d.kind, d.to_person_id, d.because, d.rights, now(), d.until, d.law_version
    FROM consent_disclosure d WHERE d.village_id = app.village() AND d.item_id = p_act;
  SELECT x.* INTO mine FROM consent_disclosure x WHERE x.village_id = app.village() AND x.item_id = p_act LIMIT 1;
  RETURN app.line('allow', 'danger', 'danger.kept', 'danger', mine.subject_id, p_item, 1 << mine.kind, 'danger', jsonb_build_object('law', mine.law_version));
END $$;

-- Open an act, or a piece of it, to one more person. The family is told; who works here confirms, or receives one piece.
CREATE FUNCTION app.disclose(p_items uuid[], p_person uuid, p_because text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE i uuid; mine consent_disclosure%ROWTYPE; works boolean;
BEGIN
  SELECT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village() AND m.person_id = p_person
    AND m.from_at <= now() AND m.until > now()) INTO works;
  FOREACH i IN ARRAY p_items LOOP
    SELECT d.* INTO mine FROM consent_disclosure d WHERE d.village_id = app.village() AND d.item_id = i AND d.to_person_id = app.person()
      AND d.because IN ('decided', 'confirms', 'reviews') AND d.from_at <= now() AND d.until > now() LIMIT 1;
    IF mine.id IS NULL OR NOT app.strong_enough() OR p_person = app.person() THEN
      RAISE insufficient_privilege USING MESSAGE = 'not yours to open';
    END IF;
    IF NOT (p_because = 'told' AND app.is_family_of(mine.subject_id, p_person) OR p_because IN ('confirms', 'received') AND works) THEN
      RAISE insufficient_privilege USING MESSAGE = 'not to this person';
    END IF;
    INSERT INTO consent_disclosure (id, village_id, created_at, subject_id, item_id, kind, to_person_id, because, rights, from_at, until, law_version)
      SELECT gen_random_uuid(), mine.village_id, now(), mine.subject_id, i, mine.kind, p_person, p_because,
        CASE p_because WHEN 'confirms' THEN 7 WHEN 'told' THEN 3 ELSE 1 END, now(), '9999-12-01 00:00+00', mine.law_version
      WHERE NOT EXISTS (SELECT 1 FROM consent_disclosure d WHERE d.village_id = mine.village_id AND d.item_id = i AND d.to_person_id = p_person
        AND d.from_at <= now() AND d.until > now());
  END LOOP;
END $$;

-- Danger: the one who decided the act looks without consent, for some hours, reads only. Nobody sees that door who was not told of the act.
CREATE FUNCTION app.open_because_of(p_act uuid, p_mandate uuid, p_kinds smallint[], p_ground text, p_reason bytea, p_hours int,
  p_review date) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d consent_disclosure%ROWTYPE; second uuid;
BEGIN
  IF NOT app.may_answer_for(p_act) OR octet_length(p_reason) < 40 THEN
    RAISE insufficient_privilege USING MESSAGE = 'not without an act and a reason';
  END IF;
  SELECT * INTO STRICT d FROM consent_disclosure WHERE village_id = app.village() AND item_id = p_act AND because = 'decided';
  IF d.to_person_id <> app.person() THEN second := app.person(); END IF;
  PERFORM app.begin_piece(p_mandate, p_act);
  INSERT INTO consent_mandate (id, village_id, created_at, subject_id, to_person_id, kinds, ground, reason, second_person_id, from_at, until, review_on, law_version)
    VALUES (p_mandate, app.village(), now(), d.subject_id, d.to_person_id, p_kinds, p_ground, p_reason, second, now(),
      now() + make_interval(hours => least(greatest(p_hours, 1), 72)), p_review, d.law_version);
  PERFORM app.line('allow', 'danger', 'danger.opened', 'danger', d.subject_id, p_act, 1 << d.kind, 'danger', jsonb_build_object('law', d.law_version));
END $$;

-- The people closest to somebody: the person, the guardians, their other children, and who owns things together.
CREATE FUNCTION app.family_around(p_subject uuid) RETURNS TABLE (person_id uuid, subject_id uuid, name text, relation text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR NOT EXISTS (SELECT 1 FROM consent_disclosure d WHERE d.village_id = app.village() AND d.subject_id = p_subject
      AND d.to_person_id = app.person() AND d.because IN ('decided', 'confirms', 'reviews') AND d.until > now())
    AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = app.village() AND g.subject_id = p_subject AND g.reader_id = app.person()
      AND (g.rights & 4) <> 0 AND g.vf <= now() AND g.vt > now()) THEN RETURN; END IF;
  RETURN QUERY WITH g AS (SELECT u.* FROM people_guardianship u WHERE u.village_id = app.village() AND u.from_at <= now() AND u.until > now()),
    parents AS (SELECT DISTINCT g.guardian_id FROM g WHERE g.subject_id = p_subject)
  SELECT p.id, p.subject_id, p.name::text, CASE WHEN p.subject_id = p_subject THEN 'self'
      WHEN p.id IN (SELECT guardian_id FROM parents) THEN 'guardian' ELSE 'sibling' END
  FROM people_person p WHERE p.village_id = app.village() AND (p.subject_id = p_subject OR p.id IN (SELECT guardian_id FROM parents)
    OR p.id IN (SELECT g.child_id FROM g JOIN parents ON parents.guardian_id = g.guardian_id))
  ORDER BY 4 DESC, 3;
END $$;

-- Who could be shut out for safety: everyone outside work who has or had a way to see something of this person.
CREATE FUNCTION app.could_be_shut_out(p_subject uuid) RETURNS TABLE (person_id uuid, name text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.family_around(p_subject)) THEN RETURN; END IF;
  RETURN QUERY SELECT p.id, p.name::text FROM people_person p WHERE p.village_id = app.village() AND p.subject_id <> p_subject AND p.id <> app.person()
    AND (p.id IN (SELECT u.guardian_id FROM people_guardianship u WHERE u.village_id = p.village_id AND u.subject_id = p_subject)
      OR p.id IN (SELECT c.to_person_id FROM consent_consent c WHERE c.village_id = p.village_id AND c.subject_id = p_subject)
      OR p.id IN (SELECT r.against_person_id FROM consent_restriction r WHERE r.village_id = p.village_id AND r.subject_id = p_subject)
      OR p.id IN (SELECT a.given_by_id FROM consent_consent a WHERE a.village_id = p.village_id AND a.subject_id = p_subject))
    AND NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = p.village_id AND m.person_id = p.id AND m.from_at <= now() AND m.until > now())
  ORDER BY 2;
END $$;

-- One switch: from this moment that person sees nothing of these people, and what already told of them is gone from the own page.
CREATE FUNCTION app.lock_for_safety(p_act uuid, p_ids uuid[], p_subjects uuid[], p_against uuid, p_kind int) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE about uuid;
BEGIN
  SELECT subject_id INTO about FROM consent_disclosure WHERE village_id = app.village() AND item_id = p_act AND to_person_id = app.person()
    AND because = 'decided';
  IF about IS NULL OR NOT app.strong_enough() OR p_against = app.person()
    OR EXISTS (SELECT 1 FROM unnest(p_subjects) s WHERE s <> about AND s NOT IN (SELECT f.subject_id FROM app.family_around(about) f))
    OR EXISTS (SELECT 1 FROM people_person p WHERE p.village_id = app.village() AND p.id = p_against AND p.subject_id = ANY (p_subjects)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to lock';
  END IF;
  INSERT INTO consent_restriction (id, village_id, created_at, subject_id, against_person_id, set_by_id, kind, kinds, because, words)
    SELECT p_ids[n], app.village(), now(), p_subjects[n], p_against, app.person(), p_kind, '{}', 'safety', '' FROM generate_series(1, cardinality(p_ids)) n;
  DELETE FROM notices_notice t WHERE t.village_id = app.village() AND t.person_id = p_against AND (app.subject_of_path(t.path) = ANY (p_subjects)
    OR (t.path = '' AND EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = t.village_id AND c.to_person_id = p_against
      AND c.subject_id = ANY (p_subjects) AND (c.from_at = t.created_at OR c.withdrawn_at BETWEEN t.created_at AND t.created_at + interval '5 seconds'))));
  DELETE FROM notices_delivery d WHERE d.village_id = app.village() AND d.person_id = p_against AND d.sent_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM notices_notice t WHERE t.village_id = d.village_id AND t.person_id = p_against AND t.read_at IS NULL);
END $$;

-- Lifted by somebody who answers for the act that set it.
CREATE FUNCTION app.lift_safety(p_act uuid, p_ids uuid[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.may_answer_for(p_act) THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to lift'; END IF;
  UPDATE consent_restriction r SET lifted_at = now() WHERE r.village_id = app.village() AND r.id = ANY (p_ids) AND r.because = 'safety'
    AND r.lifted_at IS NULL AND r.set_by_id IN (SELECT d.to_person_id FROM consent_disclosure d WHERE d.village_id = r.village_id
      AND d.item_id = p_act AND d.because = 'decided');
END $$;

-- Who coordinates and how somebody is protected is not for the one who might be made to lift it: only the act itself lifts a lock for safety.
DROP POLICY lift ON consent_restriction;
CREATE POLICY lift ON consent_restriction FOR UPDATE TO village_app
  USING ((set_by_id = (SELECT app.person()) OR app.is_me(subject_id)) AND because <> 'safety');

-- Lines: nothing of an act that I was not told of, no look by a door it opened, and no own step with somebody I may see nothing of any more.
DROP POLICY own_steps ON logbook_entry;
CREATE POLICY own_steps ON logbook_entry FOR SELECT TO village_app USING (village_id = (SELECT app.village())
  AND decision = 'allow' AND person_id = (SELECT app.person()) AND ((SELECT app.only_item()) IS NULL OR item_id = (SELECT app.only_item()))
  AND NOT (coalesce(subject_id = ANY ((SELECT app.shut_out_for_me())::uuid[]), false)));
DROP POLICY about_me ON logbook_entry;
CREATE POLICY about_me ON logbook_entry FOR SELECT TO village_app USING (village_id = (SELECT app.village())
  AND decision = 'allow' AND kinds <> 0 AND visible_from <= now() AND subject_id = ANY ((SELECT app.my_subjects())::uuid[])
  AND kinds & ~app.my_kinds(subject_id) = 0 AND NOT (coalesce(item_id = ANY ((SELECT app.closed())::uuid[]), false))
  AND NOT (act IN ('view', 'list', 'search', 'danger') AND app.looked_unseen(subject_id, person_id, at, (SELECT app.closed())::uuid[]))
  AND ((SELECT app.only_item()) IS NULL OR item_id = (SELECT app.only_item())));
DROP POLICY about_me ON logbook_shown;
CREATE POLICY about_me ON logbook_shown FOR SELECT TO village_app USING (village_id = (SELECT app.village())
  AND subject_id = ANY ((SELECT app.my_subjects())::uuid[]) AND kinds <> 0 AND kinds & ~app.my_kinds(subject_id) = 0
  AND NOT (coalesce(item_id = ANY ((SELECT app.closed())::uuid[]), false)) AND NOT app.listed_unseen(entry_id, subject_id, (SELECT app.closed())::uuid[])
  AND ((SELECT app.only_item()) IS NULL OR item_id = (SELECT app.only_item())));

DO $$
DECLARE f text;
BEGIN
  EXECUTE 'CREATE TRIGGER grants_ins AFTER INSERT ON consent_disclosure REFERENCING NEW TABLE AS newt FOR EACH STATEMENT EXECUTE FUNCTION app.on_subject_rule()';
  EXECUTE 'CREATE TRIGGER grants_upd AFTER UPDATE ON consent_disclosure REFERENCING NEW TABLE AS newt OLD TABLE AS oldt FOR EACH STATEMENT EXECUTE FUNCTION app.on_subject_rule()';
  EXECUTE 'CREATE TRIGGER grants_del AFTER DELETE ON consent_disclosure REFERENCING OLD TABLE AS oldt FOR EACH STATEMENT EXECUTE FUNCTION app.on_subject_rule()';
END $$;
REVOKE ALL ON FUNCTION app.not_told, app.looked_unseen, app.listed_unseen, app.shut_out_of, app.shut_out_for_me, app.subject_of_item, app.subject_of_path, app.begin_act,
  app.may_answer_for, app.begin_piece, app.disclose, app.open_because_of, app.family_around, app.could_be_shut_out, app.lock_for_safety, app.lift_safety FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.looked_unseen, app.listed_unseen, app.shut_out_for_me, app.begin_act, app.may_answer_for, app.begin_piece, app.disclose,
  app.open_because_of, app.family_around, app.could_be_shut_out, app.lock_for_safety, app.lift_safety TO village_app;
-- nobody looks without a written act any more
REVOKE EXECUTE ON FUNCTION app.invoke_mandate FROM village_app;
