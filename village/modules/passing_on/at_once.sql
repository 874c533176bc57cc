-- Passing on, second part: what leans on a yes ends with that yes, a family hears each move once, and an access that must
-- end at once ends at once.

-- Everybody of the family, and these others, once each.
CREATE FUNCTION app.tell_family_and(p_subject uuid, p_others uuid[], p_code text, p_path text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.tell(gen_random_uuid(), w.who, p_code, p_path) FROM (
    SELECT unnest(p_others) AS who UNION SELECT o.person_id FROM people_familyowner o WHERE o.village_id = app.village()
      AND o.subject_id = p_subject AND o.from_at <= now() AND o.until > now()) w WHERE w.who IS NOT NULL
$$;

-- Begun by who coordinates or by one of the family. It is the family's own story, in a row that is made here and now: it
-- opens nothing that was there. One of the family who begins lets in who stops themself. When who coordinates begins, that
-- leans on the yes of one who is of the family today, as long as it holds: see app.ends_with_the_plan().
CREATE OR REPLACE FUNCTION app.begin_passing_on(p_id uuid, p_consent uuid, p_plan uuid, p_why text, p_last_day date, p_law text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p record; c record; mine boolean; said text := 'begun';
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT * INTO p FROM family_plans_familyplan x WHERE x.village_id = app.village() AND x.id = p_plan FOR UPDATE;
  mine := app.is_me(p.subject_id);
  IF p.id IS NULL OR NOT app.strong_enough() OR app.only_item() IS NOT NULL OR NOT (mine OR p.coordinator_id = app.person()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to pass on';
  END IF;
  SELECT x.given_by_id, x.until INTO c FROM consent_consent x WHERE x.village_id = p.village_id AND x.subject_id = p.subject_id
    AND x.to_person_id = p.coordinator_id AND x.item_id IS NULL AND x.withdrawn_at IS NULL AND x.from_at <= now() AND x.until > now()
    AND 6 = ANY (x.kinds) AND app.is_family_of(p.subject_id, x.given_by_id)
    ORDER BY x.until DESC LIMIT 1;
  IF p.closed_at IS NOT NULL THEN said := 'closed';
  ELSIF app.is_family_of(p.subject_id, p.coordinator_id) THEN said := 'family';
  ELSIF EXISTS (SELECT 1 FROM passing_on_passingon x WHERE x.village_id = p.village_id AND x.plan_id = p.id AND x.ended_at IS NULL
      AND x.stopped_at IS NULL) THEN said := 'already';
  ELSIF c.given_by_id IS NULL AND NOT mine THEN
    RAISE insufficient_privilege USING MESSAGE = 'not shared with you any more';
  ELSE
    INSERT INTO passing_on_passingon (id, village_id, created_at, subject_id, item_id, kind, audience, author_id, plan_id, leaver_id,
        leaver_called, why, last_day, next_called)
      VALUES (p_id, p.village_id, now(), p.subject_id, p_id, 7, 0, app.person(), p.id, p.coordinator_id, p.coordinator_called, p_why,
        p_last_day, '');
    IF c.given_by_id IS NOT NULL THEN
      INSERT INTO consent_consent (id, village_id, created_at, subject_id, given_by_id, to_person_id, kind, kinds, item_id, rights, purpose,
          until, reaches_back, how, law_version)
        VALUES (p_consent, p.village_id, now(), p.subject_id, CASE WHEN mine THEN app.person() ELSE c.given_by_id END, p.coordinator_id, 7,
          '{}', p_id, 3, 'help', c.until, true, 'with the plan', p_law);
    END IF;
  END IF;
  PERFORM set_config('app.maintenance', '', true);
  RETURN said;
END $$;

-- The family decided otherwise: whoever may not read the plan any more does not read either what is written for the next one.
CREATE FUNCTION app.ends_with_the_plan() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE consent_consent c SET withdrawn_at = NEW.withdrawn_at WHERE c.village_id = NEW.village_id AND c.subject_id = NEW.subject_id
    AND c.to_person_id = NEW.to_person_id AND c.how = 'with the plan' AND c.withdrawn_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM consent_consent k WHERE k.village_id = c.village_id AND k.subject_id = c.subject_id
      AND k.to_person_id = c.to_person_id AND k.item_id IS NULL AND 6 = ANY (k.kinds) AND k.withdrawn_at IS NULL
      AND k.from_at <= now() AND k.until > now());
  PERFORM set_config('app.maintenance', before, true);
  RETURN NULL;
END $$;
CREATE TRIGGER ends_with_the_plan AFTER UPDATE OF withdrawn_at ON consent_consent FOR EACH ROW
  WHEN (OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL AND NEW.item_id IS NULL AND NEW.to_person_id IS NOT NULL)
  EXECUTE FUNCTION app.ends_with_the_plan();

-- At the first talk together the plan goes on: exactly one coordinator before, exactly one after. The clock asks it. Also when
-- the family had it in hand meanwhile, because who stopped was gone at once.
CREATE OR REPLACE FUNCTION app.pass_plans_on(p_limit int, p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; n int := 0; before text := coalesce(current_setting('app.village', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  FOR r IN SELECT x.village_id, x.id, x.plan_id, x.subject_id, x.leaver_id, x.next_id, x.next_called FROM passing_on_passingon x
      JOIN family_plans_familyplan p ON p.village_id = x.village_id AND p.id = x.plan_id AND p.closed_at IS NULL
        AND (p.coordinator_id = x.leaver_id OR EXISTS (SELECT 1 FROM people_familyowner o WHERE o.village_id = p.village_id
          AND o.subject_id = p.subject_id AND o.person_id = p.coordinator_id AND o.from_at <= now() AND o.until > now()))
      WHERE x.agreed_at IS NOT NULL AND x.handed_at IS NULL AND x.ended_at IS NULL AND x.stopped_at IS NULL AND x.talk_at <= now()
        AND EXISTS (SELECT 1 FROM family_plans_teammember t WHERE t.village_id = x.village_id AND t.plan_id = x.plan_id
          AND t.person_id = x.next_id AND t.joined_at IS NOT NULL AND t.ended_at IS NULL)
      LIMIT p_limit FOR UPDATE OF x, p SKIP LOCKED LOOP
    PERFORM set_config('app.village', r.village_id::text, true);
    UPDATE family_plans_familyplan SET coordinator_id = r.next_id, coordinator_called = r.next_called
      WHERE village_id = r.village_id AND id = r.plan_id;
    UPDATE passing_on_passingon SET handed_at = now() WHERE village_id = r.village_id AND id = r.id;
    PERFORM app.tell_family_and(r.subject_id, ARRAY[r.leaver_id, r.next_id], p_code, p_path || r.plan_id || '/');
    n := n + 1;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true), set_config('app.village', before, true);
  RETURN n;
END $$;

-- The overlap is over: what was open to who left has ended by its own date; what came later ends now, and they leave the team.
CREATE OR REPLACE FUNCTION app.end_overlaps(p_limit int, p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; n int := 0; before text := coalesce(current_setting('app.village', true), '');
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
    PERFORM app.tell_family_and(r.subject_id, '{}', p_code, p_path || r.plan_id || '/');
    n := n + 1;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true), set_config('app.village', before, true);
  RETURN n;
END $$;

-- Calls after an ending that fall due: who calls and the family hear that there is something, once.
CREATE OR REPLACE FUNCTION app.tell_of_calls(p_limit int, p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; n int := 0; before text := coalesce(current_setting('app.village', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  FOR r IN SELECT c.village_id, c.id, c.subject_id, a.caller_id FROM passing_on_aftercarecall c
      JOIN passing_on_aftercare a ON a.village_id = c.village_id AND a.id = c.aftercare_id
      JOIN passing_on_ending e ON e.village_id = a.village_id AND e.id = a.ending_id AND e.closed_at IS NOT NULL
      WHERE c.told_on IS NULL AND c.due_on <= current_date LIMIT p_limit FOR UPDATE OF c SKIP LOCKED LOOP
    PERFORM set_config('app.village', r.village_id::text, true);
    UPDATE passing_on_aftercarecall SET told_on = current_date WHERE village_id = r.village_id AND id = r.id;
    PERFORM app.tell_family_and(r.subject_id, ARRAY[r.caller_id], p_code, p_path || r.id || '/');
    n := n + 1;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true), set_config('app.village', before, true);
  RETURN n;
END $$;

-- Plans of families that this person coordinates get somebody else in the same moment: one of the family, until whoever they
-- said yes to comes at the first talk together. Exactly one coordinator before, exactly one after.
CREATE FUNCTION app.give_plans_back(p_person uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; x record; o record;
BEGIN
  FOR r IN SELECT p.id, p.subject_id FROM family_plans_familyplan p WHERE p.village_id = app.village() AND p.coordinator_id = p_person
      AND p.closed_at IS NULL AND NOT app.is_family_of(p.subject_id, p_person) FOR UPDATE LOOP
    SELECT n.id, n.next_id, n.next_called INTO x FROM passing_on_passingon n WHERE n.village_id = app.village() AND n.plan_id = r.id
      AND n.agreed_at IS NOT NULL AND n.handed_at IS NULL AND n.ended_at IS NULL AND n.stopped_at IS NULL AND n.talk_at <= now()
      AND EXISTS (SELECT 1 FROM family_plans_teammember t WHERE t.village_id = n.village_id AND t.plan_id = n.plan_id
        AND t.person_id = n.next_id AND t.joined_at IS NOT NULL AND t.ended_at IS NULL);
    SELECT p.id, p.name INTO o FROM people_familyowner w JOIN people_person p ON p.village_id = w.village_id AND p.id = w.person_id
      WHERE w.village_id = app.village() AND w.subject_id = r.subject_id AND w.from_at <= now() AND w.until > now()
      ORDER BY p.birth_date NULLS FIRST, p.name LIMIT 1;
    UPDATE family_plans_familyplan SET coordinator_id = coalesce(x.next_id, o.id), coordinator_called = coalesce(x.next_called, o.name)
      WHERE village_id = app.village() AND id = r.id;
    UPDATE passing_on_passingon SET handed_at = now() WHERE village_id = app.village() AND id = x.id;
  END LOOP;
  UPDATE passing_on_passingon SET ended_at = now() WHERE village_id = app.village() AND leaver_id = p_person AND handed_at IS NOT NULL
    AND ended_at IS NULL AND stopped_at IS NULL;
END $$;

-- A team leader ends at once what is open to somebody of the team, also to somebody whose work here ended and who still reads
-- along. Whatever anybody shared with them, for whatever reason: nothing is left open. Their own family stays theirs. Each who
-- shared something, and each whose plan it is, hears it; of an own story only who told it. Returns how many hear it.
CREATE FUNCTION app.end_access_at_once(p_id uuid, p_member uuid, p_words text, p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record; r record; n int := 0;
BEGIN
  SELECT x.organisation_id, x.person_id, x.public_name INTO m FROM directory_membership x WHERE x.village_id = app.village() AND x.id = p_member;
  IF m.person_id IS NULL OR m.person_id = app.person() OR btrim(p_words) = '' OR NOT app.leads(m.organisation_id) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not your team';
  END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  INSERT INTO passing_on_accessended (id, village_id, created_at, member_id, person_id, called, by_called, words)
    SELECT p_id, app.village(), now(), p_member, m.person_id, m.public_name, p.name, btrim(p_words) FROM people_person p
    WHERE p.village_id = app.village() AND p.id = app.person();
  FOR r IN WITH doors AS (
      SELECT c.subject_id AS s, c.given_by_id AS who, (1 << c.kind) | app.mask(c.kinds::smallint[]) AS k FROM consent_consent c
      WHERE c.village_id = app.village() AND c.to_person_id = m.person_id AND c.withdrawn_at IS NULL AND c.until > now()
        AND NOT app.is_family_of(c.subject_id, m.person_id)
      UNION ALL
      SELECT c.subject_id, c.given_by_id, 1 << c.kind FROM consent_assignment a JOIN consent_consent c ON c.village_id = a.village_id
        AND c.subject_id = a.subject_id AND c.to_organisation_id = a.organisation_id AND c.item_id IS NOT DISTINCT FROM a.item_id
      WHERE a.village_id = app.village() AND a.person_id = m.person_id AND a.organisation_id = m.organisation_id AND a.until > now()
        AND a.reason <> 'on duty' AND c.withdrawn_at IS NULL AND c.until > now())
    SELECT d.s, bit_or(d.k) AS k, array_agg(DISTINCT d.who) || ARRAY(SELECT o.person_id FROM people_familyowner o
      WHERE o.village_id = app.village() AND o.subject_id = d.s AND o.from_at <= now() AND o.until > now()) AS hear FROM doors d GROUP BY d.s LOOP
    INSERT INTO passing_on_doorended (id, village_id, created_at, ended_id, subject_id, to_person_id)
      SELECT gen_random_uuid(), app.village(), now(), p_id, r.s, w FROM unnest(r.hear) w ON CONFLICT DO NOTHING;
    IF r.k & 127 <> 0 THEN
      PERFORM app.line('allow', 'withdraw', 'passing_on.end_access', 'share', r.s, NULL, r.k & 127, 'law', '{}'::jsonb);
    END IF;
    IF r.k & 128 <> 0 THEN
      PERFORM app.line('allow', 'withdraw', 'passing_on.end_access', 'share', r.s, NULL, 128, 'law', '{}'::jsonb);
    END IF;
  END LOOP;
  PERFORM app.give_plans_back(m.person_id);
  UPDATE consent_consent c SET withdrawn_at = now() WHERE c.village_id = app.village() AND c.to_person_id = m.person_id
    AND c.withdrawn_at IS NULL AND c.until > now() AND NOT app.is_family_of(c.subject_id, m.person_id);
  UPDATE consent_assignment a SET until = greatest(a.from_at, least(a.until, now())), kept_until = least(a.kept_until, now())
    WHERE a.village_id = app.village() AND a.person_id = m.person_id AND a.organisation_id = m.organisation_id;
  UPDATE consent_mandate d SET until = greatest(d.from_at, now()) WHERE d.village_id = app.village() AND d.to_person_id = m.person_id AND d.until > now();
  UPDATE family_plans_teammember t SET ended_at = now() WHERE t.village_id = app.village() AND t.person_id = m.person_id
    AND t.ended_at IS NULL AND NOT app.is_family_of(t.subject_id, m.person_id);
  PERFORM set_config('app.maintenance', 'on', true);
  FOR r IN SELECT DISTINCT d.to_person_id FROM passing_on_doorended d WHERE d.village_id = app.village() AND d.ended_id = p_id LOOP
    PERFORM app.tell(gen_random_uuid(), r.to_person_id, p_code, p_path); n := n + 1;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true);
  UPDATE directory_membership SET until = greatest(now(), from_at), on_duty = false WHERE village_id = app.village() AND id = p_member AND until > now();
  RETURN n;
END $$;

-- For who hears it: to whom it was open, since when it is closed, and why.
CREATE FUNCTION app.access_ended_for_me() RETURNS TABLE (called text, by_called text, ended_on timestamptz, words text, subject_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT e.called::text, e.by_called::text, e.created_at, e.words::text, d.subject_id FROM passing_on_doorended d
    JOIN passing_on_accessended e ON e.village_id = d.village_id AND e.id = d.ended_id
    WHERE d.village_id = app.village() AND d.to_person_id = app.person() ORDER BY e.created_at DESC;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- For the team leader: whose access ended at once, when and why. Never whose doors they were.
CREATE FUNCTION app.access_ended_in_team() RETURNS TABLE (member_id uuid, ended_on timestamptz, by_called text, words text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT e.member_id, e.created_at, e.by_called::text, e.words::text FROM passing_on_accessended e
    JOIN directory_membership m ON m.village_id = e.village_id AND m.id = e.member_id
    WHERE e.village_id = app.village() AND app.leads(m.organisation_id) ORDER BY e.created_at DESC;
  PERFORM set_config('app.maintenance', '', true);
END $$;

REVOKE ALL ON FUNCTION app.tell_family_and, app.ends_with_the_plan, app.give_plans_back, app.end_access_at_once, app.access_ended_for_me,
  app.access_ended_in_team FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.end_access_at_once, app.access_ended_for_me, app.access_ended_in_team TO village_app;
