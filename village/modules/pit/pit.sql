-- Early help: who begins with it after the yes of the family, what school loses at once, the order that is kept, the clock.

-- Somebody works on this one thing from now on, unless the family keeps them out. For functions of this file only.
CREATE FUNCTION app.works_on_pit(p_village uuid, p_subject uuid, p_item uuid, p_kind int, p_organisation uuid, p_person uuid,
  p_reason text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF app.kept_out_of(p_village, p_person, p_subject, p_item, p_kind) THEN RETURN false; END IF;
  IF NOT EXISTS (SELECT 1 FROM consent_assignment a WHERE a.village_id = p_village AND a.item_id = p_item
      AND a.organisation_id = p_organisation AND a.person_id = p_person AND a.until > now()) THEN
    INSERT INTO consent_assignment (id, village_id, created_at, subject_id, item_id, kind, organisation_id, person_id, reason, from_at, until, kept_until)
      VALUES (gen_random_uuid(), p_village, now(), p_subject, p_item, p_kind, p_organisation, p_person, p_reason, now(),
        '9999-12-01 00:00+00', '9999-12-01 00:00+00');
  END IF;
  RETURN true;
END $$;

-- Did I, of the family, share this one thing with this organisation?
CREATE FUNCTION app.i_shared(p_item uuid, p_organisation uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = app.village() AND c.given_by_id = app.person()
    AND c.item_id = p_item AND c.to_organisation_id = p_organisation AND c.withdrawn_at IS NULL AND c.until > now())
$$;

-- The family agreed: the coach begins, with the part of school as well when there is one.
CREATE FUNCTION app.begin_pit(p_trajectory uuid, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t record; p record; ok boolean;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.id, x.item_id, x.subject_id, x.kind, m.person_id AS coach, m.organisation_id AS works INTO t FROM pit_trajectory x
    JOIN directory_membership m ON m.village_id = x.village_id AND m.id = x.coach_id AND m.from_at <= now() AND m.until > now()
    WHERE x.village_id = app.village() AND x.id = p_trajectory AND x.author_id = app.person() AND x.closed_at IS NULL;
  SELECT x.item_id, x.subject_id, x.kind INTO p FROM pit_schoolpart x WHERE x.village_id = app.village() AND x.trajectory_id = t.id;
  PERFORM set_config('app.maintenance', '', true);
  IF t.id IS NULL THEN RETURN false; END IF;
  IF NOT app.i_shared(t.item_id, t.works) OR (p.item_id IS NOT NULL AND NOT app.i_shared(p.item_id, t.works)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'no consent of yours';
  END IF;
  ok := app.works_on_pit(app.village(), t.subject_id, t.item_id, t.kind, t.works, t.coach, 'coach');
  IF ok AND p.item_id IS NOT NULL THEN
    ok := app.works_on_pit(app.village(), p.subject_id, p.item_id, p.kind, t.works, t.coach, 'coach');
  END IF;
  IF ok THEN PERFORM app.tell(gen_random_uuid(), t.coach, p_code, p_path || t.id || '/'); END IF;
  RETURN ok;
END $$;

-- The family shows the part of school to the teacher.
CREATE FUNCTION app.let_school_in(p_part uuid, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p record; ok boolean;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.id, x.item_id, x.subject_id, x.kind, x.school_id, m.person_id AS teacher INTO p FROM pit_schoolpart x
    JOIN directory_membership m ON m.village_id = x.village_id AND m.id = x.teacher_id AND m.organisation_id = x.school_id
      AND m.from_at <= now() AND m.until > now()
    WHERE x.village_id = app.village() AND x.id = p_part AND x.closed_at IS NULL;
  PERFORM set_config('app.maintenance', '', true);
  IF p.id IS NULL THEN RETURN false; END IF;
  IF NOT app.i_shared(p.item_id, p.school_id) THEN RAISE insufficient_privilege USING MESSAGE = 'no consent of yours'; END IF;
  ok := app.works_on_pit(app.village(), p.subject_id, p.item_id, p.kind, p.school_id, p.teacher, 'class teacher');
  IF ok THEN PERFORM app.tell(gen_random_uuid(), p.teacher, p_code, p_path || p.id || '/'); END IF;
  RETURN ok;
END $$;

-- What stands beside a family plan, by name, for who may see that one thing; before a word of it is opened.
CREATE FUNCTION app.pit_beside(p_plan uuid) RETURNS TABLE (id uuid, called text, is_open boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT t.id, t.called_name::text, t.closed_at IS NULL FROM pit_trajectory t
    WHERE t.village_id = app.village() AND t.plan_id = p_plan
      AND app.allows(t.subject_id, t.kind::int, t.audience::int, t.author_id, t.organisation_id, t.item_id, t.created_at, 1)
    ORDER BY t.closed_at NULLS FIRST, t.begun_on, t.id;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- The last answer of the teacher stands on the advice: by who wrote that answer, and only what it says.
CREATE FUNCTION app.advice_answered(p_advice uuid, p_says text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE pit_advice a SET said = p_says WHERE a.village_id = app.village() AND a.id = p_advice AND EXISTS (
    SELECT 1 FROM pit_adviceanswer x WHERE x.village_id = a.village_id AND x.advice_id = a.id AND x.author_id = app.person()
      AND x.says = p_says);
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- Rounded off: school sees nothing any more, whoever rounded it off.
CREATE FUNCTION app.pit_closed(p_trajectory uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p record;
BEGIN
  IF NOT app.may_record('pit_trajectory', p_trajectory, 4) THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to end'; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE pit_schoolpart x SET closed_at = t.closed_at FROM pit_trajectory t WHERE x.village_id = app.village()
    AND x.trajectory_id = p_trajectory AND t.village_id = x.village_id AND t.id = x.trajectory_id AND t.closed_at IS NOT NULL
    RETURNING x.item_id, x.school_id INTO p;
  PERFORM set_config('app.maintenance', '', true);
  UPDATE consent_consent SET withdrawn_at = now() WHERE village_id = app.village() AND item_id = p.item_id
    AND to_organisation_id = p.school_id AND withdrawn_at IS NULL;
END $$;

-- Trust goes first, then strengths, then the plan; and nothing is adjusted or closed without the family's opinion.
-- However the row is written.
CREATE FUNCTION app.pit_in_order() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := current_setting('app.maintenance', true); ok boolean;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  CASE TG_TABLE_NAME
    WHEN 'pit_pitstrength' THEN
      ok := EXISTS (SELECT 1 FROM pit_contact c WHERE c.village_id = NEW.village_id AND c.trajectory_id = NEW.trajectory_id);
    WHEN 'pit_doing' THEN
      ok := EXISTS (SELECT 1 FROM pit_pitstrength s WHERE s.village_id = NEW.village_id AND s.trajectory_id = NEW.trajectory_id
        AND s.agreed_at IS NOT NULL);
    ELSE
      ok := EXISTS (SELECT 1 FROM pit_pitopinion o WHERE o.village_id = NEW.village_id AND o.trajectory_id = NEW.trajectory_id
        AND o.side IN ('child', 'family') AND o.said_at > coalesce((SELECT max(e.held_at) FROM pit_evaluation e
          WHERE e.village_id = NEW.village_id AND e.trajectory_id = NEW.trajectory_id), '-infinity'));
  END CASE;
  PERFORM set_config('app.maintenance', coalesce(before, ''), true);
  IF NOT ok THEN
    RAISE check_violation USING CONSTRAINT = 'early_help_keeps_its_order', MESSAGE = 'first what goes before it';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER in_order BEFORE INSERT ON pit_pitstrength FOR EACH ROW EXECUTE FUNCTION app.pit_in_order();
CREATE TRIGGER in_order BEFORE INSERT ON pit_doing FOR EACH ROW EXECUTE FUNCTION app.pit_in_order();
CREATE TRIGGER in_order BEFORE INSERT ON pit_evaluation FOR EACH ROW EXECUTE FUNCTION app.pit_in_order();

-- What falls due and nobody was told of yet: ids and days, never a word.
CREATE FUNCTION app.pit_to_tell(p_limit int) RETURNS TABLE (village_id uuid, trajectory_id uuid, evaluate_on date, jurisdiction text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT t.village_id, t.id, t.evaluate_on, v.jurisdiction::text FROM pit_trajectory t
    JOIN villages_village v ON v.id = t.village_id
    WHERE t.closed_at IS NULL AND t.said_on IS NULL AND t.evaluate_on <= current_date + 100 AND 'pit' = ANY (v.modules)
    ORDER BY t.evaluate_on LIMIT p_limit;
  PERFORM set_config('app.maintenance', '', true);
END $$;

CREATE FUNCTION app.tell_of_pit(p_village uuid, p_trajectory uuid, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t record; who uuid; before text := current_setting('app.village', true);
BEGIN
  PERFORM set_config('app.village', p_village::text, true), set_config('app.maintenance', 'on', true);
  UPDATE pit_trajectory SET said_on = current_date WHERE village_id = p_village AND id = p_trajectory AND said_on IS NULL
    AND closed_at IS NULL RETURNING id, subject_id, item_id, kind INTO t;
  PERFORM set_config('app.maintenance', '', true);
  FOR who IN SELECT DISTINCT g.reader_id FROM access_grant g WHERE g.village_id = p_village AND g.subject_id = t.subject_id
      AND (g.item_id IS NULL AND g.via IN (1, 2, 3) OR g.item_id = t.item_id) AND (g.kinds & (1 << t.kind)) <> 0
      AND g.vf <= now() AND g.vt > now() AND NOT EXISTS (SELECT 1 FROM access_item i WHERE i.village_id = p_village
        AND i.reader_id = g.reader_id AND i.item_id = t.item_id) LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_code, p_path || t.id || '/');
  END LOOP;
  PERFORM set_config('app.village', coalesce(before, ''), true);
  RETURN t.id IS NOT NULL;
END $$;

REVOKE ALL ON FUNCTION app.works_on_pit, app.i_shared, app.begin_pit, app.let_school_in, app.pit_beside, app.advice_answered, app.pit_closed, app.pit_in_order,
  app.pit_to_tell, app.tell_of_pit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.begin_pit, app.let_school_in, app.pit_beside, app.advice_answered, app.pit_closed, app.pit_to_tell, app.tell_of_pit TO village_app;
