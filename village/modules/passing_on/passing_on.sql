-- Passing a plan on: somebody says that they leave, the plan goes on at the moment the family agreed to, and who leaves
-- leaves no family without somebody.

-- Of oneself, or by the team leader: from then on each family whose plan it is knows, and the team leader sees how many wait.
CREATE FUNCTION app.announce_leaving(p_id uuid, p_member uuid, p_last_day date, p_code_own text, p_path_own text, p_code text, p_path text)
RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record; r record; n int := 0;
BEGIN
  SELECT x.organisation_id, x.person_id INTO m FROM directory_membership x WHERE x.village_id = app.village() AND x.id = p_member
    AND x.from_at <= now() AND x.until > now();
  IF m.person_id IS NULL OR NOT app.strong_enough() OR NOT (m.person_id = app.person() OR app.leads(m.organisation_id)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not your team';
  END IF;
  INSERT INTO passing_on_leaving (id, village_id, created_at, organisation_id, member_id, last_day)
    VALUES (p_id, app.village(), now(), m.organisation_id, p_member, p_last_day);
  IF m.person_id <> app.person() THEN PERFORM app.tell(gen_random_uuid(), m.person_id, p_code_own, p_path_own); END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  FOR r IN SELECT p.id, o.person_id FROM family_plans_familyplan p JOIN people_familyowner o ON o.village_id = p.village_id
      AND o.subject_id = p.subject_id AND o.from_at <= now() AND o.until > now()
      WHERE p.village_id = app.village() AND p.coordinator_id = m.person_id AND p.closed_at IS NULL LOOP
    PERFORM app.tell(gen_random_uuid(), r.person_id, p_code, p_path || r.id || '/'); n := n + 1;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true);
  RETURN n;
END $$;

CREATE FUNCTION app.call_off_leaving(p_id uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE passing_on_leaving l SET called_off_at = now() FROM directory_membership m
    WHERE l.village_id = app.village() AND l.id = p_id AND l.called_off_at IS NULL AND m.village_id = l.village_id AND m.id = l.member_id
      AND app.strong_enough() AND (m.person_id = app.person() OR app.leads(l.organisation_id));
  RETURN FOUND;
END $$;

-- Who leaves, or whose work ended, and how many plans still need somebody: numbers and days, for the team leader. Or of one
-- colleague, whatever was said.
CREATE FUNCTION app.plans_left(p_member uuid) RETURNS TABLE (member_id uuid, name text, last_day date, leaving_id uuid, plans bigint, agreed bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT m.id, m.public_name::text, coalesce(l.last_day, m.until::date), l.id, count(p.id),
      count(p.id) FILTER (WHERE EXISTS (SELECT 1 FROM passing_on_passingon x WHERE x.village_id = p.village_id AND x.plan_id = p.id
        AND x.agreed_at IS NOT NULL AND x.ended_at IS NULL AND x.stopped_at IS NULL))
    FROM directory_membership m
    LEFT JOIN passing_on_leaving l ON l.village_id = m.village_id AND l.member_id = m.id AND l.called_off_at IS NULL
    LEFT JOIN family_plans_familyplan p ON p.village_id = m.village_id AND p.coordinator_id = m.person_id AND p.closed_at IS NULL
    WHERE m.village_id = app.village() AND app.leads(m.organisation_id)
      AND CASE WHEN p_member IS NULL THEN l.id IS NOT NULL OR m.until < now() + interval '92 days' ELSE m.id = p_member END
    GROUP BY m.id, l.id HAVING count(p.id) > 0 OR (l.id IS NOT NULL AND m.until > now())
    ORDER BY 3, 2;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- The day on which who coordinates this plan leaves, for whom the plan is open to.
CREATE FUNCTION app.coordinator_leaves_on(p_subject uuid, p_coordinator uuid) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT min(l.last_day) FROM passing_on_leaving l JOIN directory_membership m ON m.village_id = l.village_id AND m.id = l.member_id
  WHERE l.village_id = app.village() AND m.person_id = p_coordinator AND l.called_off_at IS NULL AND app.strong_enough()
    AND app.only_item() IS NULL AND EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = l.village_id
      AND g.reader_id = app.person() AND g.subject_id = p_subject AND g.item_id IS NULL AND g.vf <= now() AND g.vt > now())
$$;

-- Begun by who coordinates or by one of the family. It is the family's own story: who stops is let in to this one thing by
-- the yes with which the family let them in to its plan, as long as that yes holds.
CREATE FUNCTION app.begin_passing_on(p_id uuid, p_consent uuid, p_plan uuid, p_why text, p_last_day date, p_law text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p record; c record; said text := 'begun';
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT * INTO p FROM family_plans_familyplan x WHERE x.village_id = app.village() AND x.id = p_plan FOR UPDATE;
  IF p.id IS NULL OR NOT app.strong_enough() OR app.only_item() IS NOT NULL OR NOT (app.is_me(p.subject_id) OR p.coordinator_id = app.person()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to pass on';
  END IF;
  SELECT x.given_by_id, x.until INTO c FROM consent_consent x WHERE x.village_id = p.village_id AND x.subject_id = p.subject_id
    AND x.to_person_id = p.coordinator_id AND x.item_id IS NULL AND x.withdrawn_at IS NULL AND x.from_at <= now() AND x.until > now()
    ORDER BY x.until DESC LIMIT 1;
  IF p.closed_at IS NOT NULL THEN said := 'closed';
  ELSIF app.is_family_of(p.subject_id, p.coordinator_id) THEN said := 'family';
  ELSIF EXISTS (SELECT 1 FROM passing_on_passingon x WHERE x.village_id = p.village_id AND x.plan_id = p.id AND x.ended_at IS NULL
      AND x.stopped_at IS NULL) THEN said := 'already';
  ELSIF c.given_by_id IS NULL AND NOT app.is_me(p.subject_id) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not shared with you any more';
  ELSE
    INSERT INTO passing_on_passingon (id, village_id, created_at, subject_id, item_id, kind, audience, author_id, plan_id, leaver_id,
        leaver_called, why, last_day, next_called)
      VALUES (p_id, p.village_id, now(), p.subject_id, p_id, 7, 0, app.person(), p.id, p.coordinator_id, p.coordinator_called, p_why,
        p_last_day, '');
    IF c.given_by_id IS NOT NULL THEN
      INSERT INTO consent_consent (id, village_id, created_at, subject_id, given_by_id, to_person_id, kind, kinds, item_id, rights, purpose,
          until, reaches_back, how, law_version)
        VALUES (p_consent, p.village_id, now(), p.subject_id, c.given_by_id, p.coordinator_id, 7, '{}', p_id, 3, 'help', c.until, true,
          'with the plan', p_law);
    END IF;
  END IF;
  PERFORM set_config('app.maintenance', '', true);
  RETURN said;
END $$;

-- At the first talk together the plan goes on: exactly one coordinator before, exactly one after. The clock asks it.
CREATE FUNCTION app.pass_plans_on(p_limit int, p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; who uuid; n int := 0; before text := coalesce(current_setting('app.village', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  FOR r IN SELECT x.village_id, x.id, x.plan_id, x.subject_id, x.leaver_id, x.next_id, x.next_called FROM passing_on_passingon x
      JOIN family_plans_familyplan p ON p.village_id = x.village_id AND p.id = x.plan_id AND p.closed_at IS NULL AND p.coordinator_id = x.leaver_id
      WHERE x.agreed_at IS NOT NULL AND x.handed_at IS NULL AND x.ended_at IS NULL AND x.stopped_at IS NULL AND x.talk_at <= now()
        AND EXISTS (SELECT 1 FROM family_plans_teammember t WHERE t.village_id = x.village_id AND t.plan_id = x.plan_id
          AND t.person_id = x.next_id AND t.joined_at IS NOT NULL AND t.ended_at IS NULL)
      LIMIT p_limit FOR UPDATE OF x, p SKIP LOCKED LOOP
    PERFORM set_config('app.village', r.village_id::text, true);
    UPDATE family_plans_familyplan SET coordinator_id = r.next_id, coordinator_called = r.next_called
      WHERE village_id = r.village_id AND id = r.plan_id;
    UPDATE passing_on_passingon SET handed_at = now() WHERE village_id = r.village_id AND id = r.id;
    FOR who IN SELECT r.leaver_id UNION SELECT r.next_id UNION SELECT o.person_id FROM people_familyowner o WHERE o.village_id = r.village_id
        AND o.subject_id = r.subject_id AND o.from_at <= now() AND o.until > now() LOOP
      PERFORM app.tell(gen_random_uuid(), who, p_code, p_path || r.plan_id || '/');
    END LOOP;
    n := n + 1;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true), set_config('app.village', before, true);
  RETURN n;
END $$;

-- The overlap is over: what was open to who left has ended by its own date; what came later ends now, and they leave the team.
CREATE FUNCTION app.end_overlaps(p_limit int, p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; who uuid; n int := 0; before text := coalesce(current_setting('app.village', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  FOR r IN SELECT x.village_id, x.id, x.plan_id, x.subject_id, x.leaver_id FROM passing_on_passingon x
      WHERE x.handed_at IS NOT NULL AND x.ended_at IS NULL AND x.stopped_at IS NULL AND x.overlap_until < current_date
      LIMIT p_limit FOR UPDATE OF x SKIP LOCKED LOOP
    PERFORM set_config('app.village', r.village_id::text, true);
    UPDATE consent_consent SET withdrawn_at = now() WHERE village_id = r.village_id AND subject_id = r.subject_id
      AND to_person_id = r.leaver_id AND withdrawn_at IS NULL AND until > now();
    UPDATE family_plans_teammember SET ended_at = now() WHERE village_id = r.village_id AND plan_id = r.plan_id
      AND person_id = r.leaver_id AND ended_at IS NULL;
    UPDATE passing_on_passingon SET ended_at = now() WHERE village_id = r.village_id AND id = r.id;
    FOR who IN SELECT o.person_id FROM people_familyowner o WHERE o.village_id = r.village_id
        AND o.subject_id = r.subject_id AND o.from_at <= now() AND o.until > now() LOOP
      PERFORM app.tell(gen_random_uuid(), who, p_code, p_path || r.plan_id || '/');
    END LOOP;
    n := n + 1;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true), set_config('app.village', before, true);
  RETURN n;
END $$;

-- Calls after an ending that fall due: who calls and the family hear that there is something, once.
CREATE FUNCTION app.tell_of_calls(p_limit int, p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; who uuid; n int := 0; before text := coalesce(current_setting('app.village', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  FOR r IN SELECT c.village_id, c.id, c.subject_id, a.caller_id FROM passing_on_aftercarecall c
      JOIN passing_on_aftercare a ON a.village_id = c.village_id AND a.id = c.aftercare_id
      JOIN passing_on_ending e ON e.village_id = a.village_id AND e.id = a.ending_id AND e.closed_at IS NOT NULL
      WHERE c.told_on IS NULL AND c.due_on <= current_date LIMIT p_limit FOR UPDATE OF c SKIP LOCKED LOOP
    PERFORM set_config('app.village', r.village_id::text, true);
    UPDATE passing_on_aftercarecall SET told_on = current_date WHERE village_id = r.village_id AND id = r.id;
    FOR who IN SELECT r.caller_id UNION SELECT o.person_id FROM people_familyowner o WHERE o.village_id = r.village_id
        AND o.subject_id = r.subject_id AND o.from_at <= now() AND o.until > now() LOOP
      PERFORM app.tell(gen_random_uuid(), who, p_code, p_path || r.id || '/');
    END LOOP;
    n := n + 1;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true), set_config('app.village', before, true);
  RETURN n;
END $$;

-- Who still coordinates a plan does not leave: first the family has somebody else (P-08). Whoever ends the chair.
CREATE FUNCTION app.a_leaver_leaves_no_family() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE still boolean; before text := current_setting('app.maintenance', true);
BEGIN
  IF NEW.until > clock_timestamp() + interval '1 minute' OR NEW.until IS NOT DISTINCT FROM OLD.until THEN RETURN NEW; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT EXISTS (SELECT 1 FROM family_plans_familyplan p WHERE p.village_id = NEW.village_id AND p.coordinator_id = NEW.person_id
      AND p.closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM people_familyowner o WHERE o.village_id = p.village_id
        AND o.subject_id = p.subject_id AND o.person_id = NEW.person_id AND o.until > now()))
    AND NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = NEW.village_id AND m.person_id = NEW.person_id
      AND m.id <> NEW.id AND m.from_at <= now() AND m.until > now()) INTO still;
  PERFORM set_config('app.maintenance', coalesce(before, ''), true);
  IF still THEN RAISE check_violation USING MESSAGE = 'plans of families need the next coordinator first'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER leaver_of_plans BEFORE UPDATE ON directory_membership FOR EACH ROW EXECUTE FUNCTION app.a_leaver_leaves_no_family();

REVOKE ALL ON FUNCTION app.announce_leaving, app.call_off_leaving, app.plans_left, app.coordinator_leaves_on, app.begin_passing_on,
  app.pass_plans_on, app.end_overlaps, app.tell_of_calls, app.a_leaver_leaves_no_family FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.announce_leaving, app.call_off_leaving, app.plans_left, app.coordinator_leaves_on, app.begin_passing_on,
  app.pass_plans_on, app.end_overlaps, app.tell_of_calls TO village_app;
