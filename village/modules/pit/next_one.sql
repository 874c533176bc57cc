-- Early help goes on with somebody else; it is offered anew after it was rounded off; a coach who leaves leaves no family unknowing.

-- Rounded off: school sees nothing any more, whoever rounded it off; and it can be offered again.
CREATE OR REPLACE FUNCTION app.pit_closed(p_trajectory uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p record;
BEGIN
  IF NOT app.may_record('pit_trajectory', p_trajectory, 4) THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to end'; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE pit_schoolpart x SET closed_at = t.closed_at FROM pit_trajectory t WHERE x.village_id = app.village()
    AND x.trajectory_id = p_trajectory AND t.village_id = x.village_id AND t.id = x.trajectory_id AND t.closed_at IS NOT NULL
    RETURNING x.item_id, x.school_id INTO p;
  UPDATE pit_pitoffer o SET ended_at = t.closed_at FROM pit_trajectory t WHERE o.village_id = app.village()
    AND o.trajectory_id = p_trajectory AND t.village_id = o.village_id AND t.id = o.trajectory_id AND t.closed_at IS NOT NULL;
  PERFORM set_config('app.maintenance', '', true);
  UPDATE consent_consent SET withdrawn_at = now() WHERE village_id = app.village() AND item_id = p.item_id
    AND to_organisation_id = p.school_id AND withdrawn_at IS NULL;
END $$;

-- The family agreed that somebody else comes: who was there stops at this moment, who comes begins. Who gave the last yes asks it.
CREATE FUNCTION app.pit_goes_on(p_next uuid, p_kept_years int, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n record; thing record; ok boolean := true;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.trajectory_id, x.seat, c.person_id AS comes, c.organisation_id AS works, l.person_id AS leaves INTO n FROM pit_nextone x
    JOIN directory_membership c ON c.village_id = x.village_id AND c.id = x.comes_id AND c.from_at <= now() AND c.until > now()
    JOIN directory_membership l ON l.village_id = x.village_id AND l.id = x.leaves_id
    WHERE x.village_id = app.village() AND x.id = p_next AND x.agreed_at IS NOT NULL AND EXISTS (SELECT 1 FROM pit_pitanswer a
      WHERE a.village_id = x.village_id AND a.about_id = x.id AND a.author_id = app.person() AND a.is_yes);
  PERFORM set_config('app.maintenance', '', true);
  IF n.trajectory_id IS NULL THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  FOR thing IN SELECT t.item_id, t.subject_id, t.kind FROM pit_trajectory t WHERE t.village_id = app.village() AND t.id = n.trajectory_id
      AND n.seat = 'coach'
    UNION ALL SELECT p.item_id, p.subject_id, p.kind FROM pit_schoolpart p WHERE p.village_id = app.village()
      AND p.trajectory_id = n.trajectory_id LOOP
    PERFORM set_config('app.maintenance', '', true);
    IF NOT app.i_shared(thing.item_id, n.works) THEN RAISE insufficient_privilege USING MESSAGE = 'no consent of yours'; END IF;
    PERFORM set_config('app.maintenance', 'on', true);
    UPDATE consent_assignment SET until = now(), kept_until = now() + make_interval(years => p_kept_years)
      WHERE village_id = app.village() AND item_id = thing.item_id AND person_id = n.leaves AND until > now();
    PERFORM set_config('app.maintenance', '', true);
    ok := ok AND app.works_on_pit(app.village(), thing.subject_id, thing.item_id, thing.kind, n.works, n.comes,
      CASE n.seat WHEN 'coach' THEN 'coach' ELSE 'class teacher' END);
    PERFORM set_config('app.maintenance', 'on', true);
  END LOOP;
  PERFORM set_config('app.maintenance', '', true);
  IF ok THEN PERFORM app.tell(gen_random_uuid(), n.comes, p_code, p_path); END IF;
  RETURN ok;
END $$;

-- The last answer of the teacher stands on the advice: by who wrote that answer, and only what it says. Who coaches now hears of it.
DROP FUNCTION app.advice_answered(uuid, text);
CREATE FUNCTION app.advice_answered(p_advice uuid, p_says text, p_code text, p_path text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t record;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE pit_advice a SET said = p_says FROM pit_schoolpart p, pit_trajectory x, directory_membership m
    WHERE a.village_id = app.village() AND a.id = p_advice AND p.village_id = a.village_id AND p.id = a.part_id
      AND x.village_id = p.village_id AND x.id = p.trajectory_id AND m.village_id = x.village_id AND m.id = x.coach_id
      AND EXISTS (SELECT 1 FROM pit_adviceanswer w WHERE w.village_id = a.village_id AND w.advice_id = a.id
        AND w.author_id = app.person() AND w.says = p_says)
    RETURNING x.id, m.person_id INTO t;
  PERFORM set_config('app.maintenance', '', true);
  IF t.id IS NOT NULL THEN PERFORM app.tell(gen_random_uuid(), t.person_id, p_code, p_path || t.id || '/'); END IF;
END $$;

-- A coach said that they leave, or their work ends: the family hears it, once, in time to say who comes.
CREATE FUNCTION app.tell_of_leaving_coaches(p_limit int, p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t record; who uuid; n int := 0; before text := coalesce(current_setting('app.village', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  FOR t IN SELECT x.village_id, x.id, x.subject_id, x.kind FROM pit_trajectory x JOIN villages_village v ON v.id = x.village_id
      JOIN directory_membership m ON m.village_id = x.village_id AND m.id = x.coach_id
      WHERE x.closed_at IS NULL AND x.leaving_said_on IS NULL AND 'pit' = ANY (v.modules) AND (m.until < now() + interval '92 days'
        OR EXISTS (SELECT 1 FROM passing_on_leaving l WHERE l.village_id = x.village_id AND l.member_id = m.id AND l.called_off_at IS NULL))
      LIMIT p_limit FOR UPDATE OF x SKIP LOCKED LOOP
    PERFORM set_config('app.village', t.village_id::text, true);
    UPDATE pit_trajectory SET leaving_said_on = current_date WHERE village_id = t.village_id AND id = t.id;
    FOR who IN SELECT DISTINCT g.reader_id FROM access_grant g WHERE g.village_id = t.village_id AND g.subject_id = t.subject_id
        AND g.item_id IS NULL AND g.via IN (1, 2, 3) AND (g.kinds & (1 << t.kind)) <> 0 AND g.vf <= now() AND g.vt > now() LOOP
      PERFORM app.tell(gen_random_uuid(), who, p_code, p_path || t.id || '/');
    END LOOP;
    n := n + 1;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true), set_config('app.village', before, true);
  RETURN n;
END $$;

REVOKE ALL ON FUNCTION app.pit_goes_on, app.advice_answered, app.tell_of_leaving_coaches FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.pit_goes_on, app.advice_answered, app.tell_of_leaving_coaches TO village_app;
