-- A yes to early help that was said aloud, written down before a witness by who offered it. The consents are the family's.

-- Who of the family could say yes, and when the child was born, for who offered it and as long as it waits for a yes.
CREATE FUNCTION app.could_say_yes_to_pit(p_offer uuid) RETURNS TABLE (person_id uuid, name text, is_self boolean, born date)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE child uuid;
BEGIN
  IF NOT app.may_record('pit_pitoffer', p_offer, 2) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT o.child_id INTO child FROM pit_pitoffer o WHERE o.village_id = app.village() AND o.id = p_offer AND o.author_id = app.person()
    AND o.begun_at IS NULL AND o.refused_at IS NULL;
  PERFORM set_config('app.maintenance', '', true);
  RETURN QUERY SELECT p.id, p.name::text, p.subject_id = child,
      (SELECT q.birth_date FROM people_person q WHERE q.village_id = app.village() AND q.subject_id = child)
    FROM people_person p WHERE p.village_id = app.village() AND p.id <> app.person() AND EXISTS (SELECT 1 FROM access_grant g
      WHERE g.village_id = p.village_id AND g.reader_id = p.id AND g.subject_id = child AND g.item_id IS NULL AND g.via IN (1, 2, 3)
        AND (g.kinds & (1 << 6)) <> 0 AND (g.rights & 4) <> 0 AND g.vf <= now() AND g.vt > now())
    ORDER BY 3 DESC, 2;
END $$;

-- With the last yes: consents in the name of who said it, and to the writer until it stands there. A line for each thing it opens.
CREATE FUNCTION app.pit_by_word(p_offer uuid, p_trajectory uuid, p_part uuid, p_person uuid, p_school boolean, p_until timestamptz,
  p_law text, p_how text) RETURNS bigint[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE o record; heard boolean; lines bigint[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.could_say_yes_to_pit(p_offer) x WHERE x.person_id = p_person) THEN
    RAISE insufficient_privilege USING MESSAGE = 'nobody of the family, or not yours to write down';
  END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.child_id, c.organisation_id AS coach, s.organisation_id AS school INTO o FROM pit_pitoffer x
    JOIN directory_membership c ON c.village_id = x.village_id AND c.id = x.coach_id
    LEFT JOIN directory_membership s ON s.village_id = x.village_id AND s.id = x.teacher_id
    WHERE x.village_id = app.village() AND x.id = p_offer FOR UPDATE OF x;
  SELECT EXISTS (SELECT 1 FROM pit_pityes y WHERE y.village_id = app.village() AND y.offer_id = p_offer AND y.is_yes AND y.how = 'spoken'
    AND y.said_by_id = p_person AND y.author_id = app.person() AND y.witness <> '') INTO heard;
  PERFORM set_config('app.maintenance', '', true);
  IF NOT heard THEN RAISE insufficient_privilege USING MESSAGE = 'nobody heard a yes'; END IF;
  INSERT INTO consent_consent (id, village_id, created_at, subject_id, given_by_id, to_person_id, to_organisation_id, kind, kinds, item_id,
      rights, purpose, from_at, until, reaches_back, how, law_version)
    SELECT gen_random_uuid(), app.village(), now(), o.child_id, p_person, x.person, x.organisation, x.kind, '{}', x.item, x.rights, 'help',
      now(), p_until, true, p_how, p_law
    FROM (VALUES (NULL::uuid, o.coach, p_trajectory, 6, 7), (app.person(), NULL, p_trajectory, 6, 7), (NULL, o.coach, p_part, 2, 7),
      (app.person(), NULL, p_part, 2, 7), (NULL, CASE WHEN p_school THEN o.school END, p_part, 2, 3)) AS x(person, organisation, item, kind, rights)
    WHERE x.item IS NOT NULL AND coalesce(x.person, x.organisation) IS NOT NULL;
  lines := ARRAY[app.line('allow', 'share', 'pit.said_aloud', 'share', o.child_id, p_trajectory, 1 << 6, 'shared', jsonb_build_object('law', p_law))];
  IF p_part IS NOT NULL THEN
    lines := lines || app.line('allow', 'share', 'pit.said_aloud', 'share', o.child_id, p_part, 1 << 2, 'shared', jsonb_build_object('law', p_law));
  END IF;
  RETURN lines;
END $$;

-- It stands there: the coach begins, and the teacher when they said so; the writer keeps nothing that is not theirs otherwise.
CREATE FUNCTION app.pit_begun_by_word(p_offer uuid, p_trajectory uuid, p_code text, p_path text, p_school_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t record; p record; ok boolean;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.item_id, x.subject_id, x.kind, m.person_id AS who, m.organisation_id AS works INTO t FROM pit_trajectory x
    JOIN directory_membership m ON m.village_id = x.village_id AND m.id = x.coach_id AND m.from_at <= now() AND m.until > now()
    WHERE x.village_id = app.village() AND x.id = p_trajectory AND x.author_id = app.person() AND x.closed_at IS NULL;
  SELECT x.id, x.item_id, x.subject_id, x.kind, x.school_id, m.person_id AS who, EXISTS (SELECT 1 FROM consent_consent c
      WHERE c.village_id = x.village_id AND c.item_id = x.item_id AND c.to_organisation_id = x.school_id AND c.withdrawn_at IS NULL) AS shown
    INTO p FROM pit_schoolpart x JOIN directory_membership m ON m.village_id = x.village_id AND m.id = x.teacher_id
    WHERE x.village_id = app.village() AND x.trajectory_id = p_trajectory AND x.author_id = app.person();
  UPDATE pit_pitoffer SET begun_at = now(), trajectory_id = p_trajectory WHERE village_id = app.village() AND id = p_offer
    AND author_id = app.person() AND begun_at IS NULL AND refused_at IS NULL AND t.item_id IS NOT NULL;
  ok := FOUND;
  PERFORM set_config('app.maintenance', '', true);
  IF NOT ok THEN RETURN false; END IF;
  UPDATE consent_consent SET withdrawn_at = now() WHERE village_id = app.village() AND item_id IN (t.item_id, p.item_id)
    AND to_person_id = app.person() AND withdrawn_at IS NULL;
  ok := app.works_on_pit(app.village(), t.subject_id, t.item_id, t.kind, t.works, t.who, 'coach');
  IF ok AND p.item_id IS NOT NULL THEN
    ok := app.works_on_pit(app.village(), p.subject_id, p.item_id, p.kind, t.works, t.who, 'coach');
  END IF;
  IF ok THEN PERFORM app.tell(gen_random_uuid(), t.who, p_code, p_path || p_trajectory || '/'); END IF;
  IF ok AND p.shown AND app.works_on_pit(app.village(), p.subject_id, p.item_id, p.kind, p.school_id, p.who, 'class teacher') THEN
    PERFORM app.tell(gen_random_uuid(), p.who, p_code, p_school_path || p.id || '/');
  END IF;
  RETURN ok;
END $$;

REVOKE ALL ON FUNCTION app.could_say_yes_to_pit, app.pit_by_word, app.pit_begun_by_word FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.could_say_yes_to_pit, app.pit_by_word, app.pit_begun_by_word TO village_app;
