-- Taking part: the family says who reads what, who runs the group reads that and nothing else, and ticks who is there.

-- Who works there as something else than a volunteer keeps its groups, and says who runs them.
CREATE FUNCTION app.keeps_groups(p_organisation uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.strong_enough() AND app.only_item() IS NULL AND EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village()
    AND m.person_id = app.person() AND m.organisation_id = p_organisation AND m.role <> 'member' AND m.from_at <= now() AND m.until > now())
$$;

-- Who runs this group today; NULL for everybody else. A chair that ended runs nothing.
CREATE FUNCTION app.runs_group(p_group uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.strong_enough() AND app.only_item() IS NULL AND EXISTS (SELECT 1 FROM taking_part_runner r
    JOIN directory_membership m ON m.village_id = r.village_id AND m.id = r.member_id AND m.from_at <= now() AND m.until > now()
    WHERE r.village_id = app.village() AND r.group_id = p_group AND r.from_at <= now() AND r.until > now() AND m.person_id = app.person())
$$;

-- What stands with who takes part in a group now, each with its own key. Only other functions of the owner call it.
CREATE FUNCTION app.things_of_parts(p_group uuid, p_part uuid) RETURNS TABLE (subject_id uuid, item_id uuid, kind int, rights int, author_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY WITH parts AS (SELECT p.* FROM taking_part_takespart p WHERE p.village_id = app.village() AND p.ended_at IS NULL
      AND p.group_id = p_group AND (p_part IS NULL OR p.id = p_part))
    SELECT p.subject_id, p.item_id, p.kind::int, 3, NULL::uuid FROM parts p
    UNION ALL SELECT k.subject_id, k.item_id, k.kind::int, 1, k.author_id FROM parts p JOIN taking_part_toknow k ON k.village_id = p.village_id
      AND k.takes_part_id = p.id AND k.ended_at IS NULL
    UNION ALL SELECT c.subject_id, c.item_id, c.kind::int, 1, c.author_id FROM parts p JOIN taking_part_callinneed c ON c.village_id = p.village_id
      AND c.takes_part_id = p.id AND c.ended_at IS NULL;
  PERFORM set_config('app.maintenance', before, true);
END $$;

-- Who runs it now reads what was shared with its organisation for this group; who does not run it any more stops at once,
-- and keeps nothing. Without a live consent a seat opens nothing.
CREATE FUNCTION app.seat_runners(p_group uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE org uuid; who uuid[];
BEGIN
  SELECT g.organisation_id INTO org FROM taking_part_group g WHERE g.village_id = app.village() AND g.id = p_group;
  SELECT coalesce(array_agg(DISTINCT m.person_id), '{}') INTO who FROM taking_part_runner r JOIN directory_membership m
    ON m.village_id = r.village_id AND m.id = r.member_id AND m.organisation_id = org AND m.until > now()
    WHERE r.village_id = app.village() AND r.group_id = p_group AND r.until > now();
  UPDATE consent_assignment a SET until = greatest(a.from_at, now()), kept_until = greatest(a.from_at, now()) FROM app.things_of_parts(p_group, NULL) t
    WHERE a.village_id = app.village() AND a.item_id = t.item_id AND a.organisation_id = org AND a.until > now() AND NOT a.person_id = ANY (who);
  INSERT INTO consent_assignment (id, village_id, created_at, subject_id, item_id, kind, organisation_id, person_id, reason, from_at, until, kept_until)
    SELECT gen_random_uuid(), app.village(), now(), t.subject_id, t.item_id, t.kind, org, w, 'runs the group', now(), '9999-12-01 00:00+00', now()
    FROM app.things_of_parts(p_group, NULL) t CROSS JOIN unnest(who) w
    WHERE NOT EXISTS (SELECT 1 FROM consent_assignment a WHERE a.village_id = app.village() AND a.item_id = t.item_id AND a.organisation_id = org
      AND a.person_id = w AND a.until > now());
END $$;

-- A group, new or changed, with who runs it. False: it is not yours to keep.
CREATE FUNCTION app.keep_group(p_id uuid, p_organisation uuid, p jsonb, p_members uuid[]) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.keeps_groups(p_organisation) OR EXISTS (SELECT 1 FROM unnest(p_members) x WHERE NOT EXISTS (SELECT 1 FROM directory_membership m
      WHERE m.village_id = app.village() AND m.id = x AND m.organisation_id = p_organisation AND m.until > now())) THEN RETURN false; END IF;
  INSERT INTO taking_part_group (id, village_id, created_at, organisation_id, name, weekdays, hours, ends_on, is_open)
    VALUES (p_id, app.village(), now(), p_organisation, p ->> 'name', ARRAY(SELECT jsonb_array_elements_text(p -> 'weekdays')::smallint), p ->> 'hours',
      (p ->> 'ends_on')::date, (p ->> 'is_open')::boolean)
    ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, weekdays = EXCLUDED.weekdays, hours = EXCLUDED.hours, ends_on = EXCLUDED.ends_on,
      is_open = EXCLUDED.is_open WHERE taking_part_group.village_id = app.village() AND taking_part_group.organisation_id = p_organisation;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE taking_part_runner r SET until = greatest(r.from_at, now()) WHERE r.village_id = app.village() AND r.group_id = p_id AND r.until > now()
    AND NOT r.member_id = ANY (p_members);
  INSERT INTO taking_part_runner (id, village_id, created_at, group_id, member_id, from_at, until)
    SELECT gen_random_uuid(), app.village(), now(), p_id, x, now(), '9999-12-01 00:00+00' FROM unnest(p_members) x
    WHERE NOT EXISTS (SELECT 1 FROM taking_part_runner r WHERE r.village_id = app.village() AND r.group_id = p_id AND r.member_id = x AND r.until > now());
  PERFORM app.seat_runners(p_id);
  RETURN true;
END $$;

-- Once everybody whose yes the law asks said it: each thing is shared by who wrote it, with the organisation of the group, and
-- who runs it takes a seat. What the family stopped showing stays stopped. False: somebody's yes is still awaited.
CREATE FUNCTION app.share_taking_part(p_part uuid, p_law text, p_until timestamptz) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t record; org uuid; waits boolean; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.id, x.subject_id, x.item_id, x.kind, x.group_id, x.needs INTO t FROM taking_part_takespart x
    WHERE x.village_id = app.village() AND x.id = p_part AND x.ended_at IS NULL FOR UPDATE;
  SELECT EXISTS (SELECT 1 FROM unnest(t.needs) n WHERE NOT EXISTS (SELECT 1 FROM taking_part_partyes y WHERE y.village_id = app.village()
    AND y.takes_part_id = p_part AND y.as_who = n)) INTO waits;
  PERFORM set_config('app.maintenance', before, true);
  IF t.id IS NULL OR NOT app.may_decide(t.subject_id, t.item_id, 1 << t.kind) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to share';
  END IF;
  IF waits THEN RETURN false; END IF;
  SELECT g.organisation_id INTO org FROM taking_part_group g WHERE g.village_id = app.village() AND g.id = t.group_id;
  INSERT INTO consent_consent (id, village_id, created_at, subject_id, given_by_id, to_organisation_id, kind, kinds, item_id, rights, purpose,
      from_at, until, reaches_back, how, law_version)
    SELECT gen_random_uuid(), app.village(), now(), x.subject_id, coalesce(x.author_id, app.person()), org, x.kind, '{}', x.item_id, x.rights, 'help',
      now(), p_until, true, CASE WHEN cardinality(t.needs) > 1 THEN 'several said yes' ELSE 'own login' END, p_law
    FROM app.things_of_parts(t.group_id, p_part) x
    WHERE NOT EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = app.village() AND c.item_id = x.item_id
      AND (c.withdrawn_at IS NOT NULL OR c.until > now()));
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE taking_part_takespart SET begins_at = now() WHERE village_id = app.village() AND id = p_part AND begins_at IS NULL;
  PERFORM set_config('app.maintenance', before, true);
  PERFORM app.seat_runners(t.group_id);
  RETURN true;
END $$;

-- One of those who decide is enough: every door of it closes now, also that of the other parent's number. Who read it until now.
CREATE FUNCTION app.stop_taking_part(p_part uuid) RETURNS uuid[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t record; items uuid[]; them uuid[]; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.id, x.subject_id, x.item_id, x.kind, x.group_id INTO t FROM taking_part_takespart x
    WHERE x.village_id = app.village() AND x.id = p_part AND x.ended_at IS NULL FOR UPDATE;
  PERFORM set_config('app.maintenance', before, true);
  IF t.id IS NULL THEN RETURN '{}'; END IF;
  IF NOT app.may_decide(t.subject_id, t.item_id, 1 << t.kind) THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to stop'; END IF;
  SELECT array_agg(x.item_id) INTO items FROM app.things_of_parts(t.group_id, p_part) x;
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE taking_part_takespart SET ended_at = now() WHERE village_id = app.village() AND id = p_part;
  PERFORM set_config('app.maintenance', before, true);
  SELECT coalesce(array_agg(DISTINCT a.person_id), '{}') INTO them FROM consent_assignment a JOIN consent_consent c ON c.village_id = a.village_id
    AND c.item_id = a.item_id AND c.withdrawn_at IS NULL AND c.until > now() JOIN directory_membership m ON m.village_id = a.village_id
    AND m.person_id = a.person_id AND m.organisation_id = a.organisation_id AND m.until > now()
    WHERE a.village_id = app.village() AND a.item_id = t.item_id AND a.until > now();
  UPDATE consent_consent SET withdrawn_at = now() WHERE village_id = app.village() AND item_id = ANY (items) AND withdrawn_at IS NULL;
  UPDATE consent_assignment SET until = greatest(from_at, now()), kept_until = greatest(from_at, now())
    WHERE village_id = app.village() AND item_id = ANY (items) AND until > now();
  RETURN them;
END $$;

-- Whom to call for somebody on my list, by their keys: each is then opened by itself. Whoever is kept out of this child is nobody
-- to call, whatever they wrote.
CREATE FUNCTION app.calls_of_part(p_part uuid) RETURNS uuid[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found uuid[]; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  IF NOT app.may_record('taking_part_takespart', p_part, 1) THEN RETURN '{}'; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT coalesce(array_agg(c.id ORDER BY c.created_at, c.id), '{}') INTO found FROM taking_part_callinneed c JOIN taking_part_takespart p
    ON p.village_id = c.village_id AND p.id = c.takes_part_id
    WHERE c.village_id = app.village() AND c.takes_part_id = p_part AND c.ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM consent_restriction r
      WHERE r.village_id = c.village_id AND r.subject_id = p.subject_id AND r.against_person_id = c.author_id AND r.lifted_at IS NULL AND coalesce(r.item_id = p.item_id, true));
  PERFORM set_config('app.maintenance', before, true);
  RETURN found;
END $$;

-- Is this about that part, and mine to decide about?
CREATE FUNCTION app.decides_part(p_part uuid, p_subject uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t record; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.subject_id, x.item_id, x.kind INTO t FROM taking_part_takespart x WHERE x.village_id = app.village() AND x.id = p_part;
  PERFORM set_config('app.maintenance', before, true);
  RETURN t.subject_id IS NOT NULL AND coalesce(t.subject_id = p_subject, true) AND app.may_decide(t.subject_id, t.item_id, 1 << t.kind);
END $$;

-- Who runs a group holds what it needs to tick a list, and with that key could write in the family's name: not here. Ticks and
-- answers stay as they were written; a newer one counts.
CREATE FUNCTION app.guard_taking_part() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user <> 'village_app' THEN RETURN NEW; END IF;
  IF TG_TABLE_NAME = 'taking_part_attendance' THEN
    IF TG_OP = 'INSERT' THEN RETURN NEW; END IF;
    RAISE insufficient_privilege USING MESSAGE = 'a tick stays as it was; a newer one counts';
  END IF;
  IF NOT app.may_decide(NEW.subject_id, NEW.item_id, 1 << NEW.kind) OR (TG_OP = 'INSERT' AND NEW.author_id <> app.person()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'the family writes this';
  END IF;
  -- whom to call is about whoever wrote it, the line about the child: both of a part that is theirs to decide about
  IF TG_TABLE_NAME IN ('taking_part_toknow', 'taking_part_callinneed') AND NOT app.decides_part((to_jsonb(NEW) ->> 'takes_part_id')::uuid,
      (CASE WHEN TG_TABLE_NAME = 'taking_part_toknow' THEN NEW.subject_id END)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not of a part that is yours';
  END IF;
  IF TG_TABLE_NAME = 'taking_part_takespart' THEN
    IF NEW.begins_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.begins_at IS DISTINCT FROM OLD.begins_at) THEN
      RAISE insufficient_privilege USING MESSAGE = 'it begins once everybody said yes';
    END IF;
  ELSIF TG_OP = 'UPDATE' AND TG_TABLE_NAME IN ('taking_part_partyes', 'taking_part_photoanswer') THEN
    RAISE insufficient_privilege USING MESSAGE = 'an answer stays as it was given';
  END IF;
  RETURN NEW;
END $$;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['takespart', 'partyes', 'toknow', 'callinneed', 'photoanswer', 'attendance'] LOOP
    EXECUTE format('CREATE TRIGGER guard_taking_part BEFORE INSERT OR UPDATE ON taking_part_%s FOR EACH ROW EXECUTE FUNCTION app.guard_taking_part()', t);
  END LOOP;
END $$;

-- The clock: the oldest tick of each village, and forgetting what is older than its law says.
CREATE FUNCTION app.oldest_attendance() RETURNS TABLE (village_id uuid, jurisdiction text, day date)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT v.id, v.jurisdiction::text, o.day FROM villages_village v CROSS JOIN LATERAL (SELECT a.day FROM taking_part_attendance a
    WHERE a.village_id = v.id ORDER BY a.day LIMIT 1) o;
  PERFORM set_config('app.maintenance', '', true);
END $$;
CREATE FUNCTION app.forget_attendance(p_village uuid, p_before date) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE gone int;
BEGIN
  IF p_before >= current_date THEN RETURN 0; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  DELETE FROM taking_part_attendance WHERE village_id = p_village AND day < p_before;
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('app.maintenance', '', true);
  RETURN gone;
END $$;

REVOKE ALL ON FUNCTION app.keeps_groups, app.runs_group, app.things_of_parts, app.seat_runners, app.keep_group, app.share_taking_part,
  app.stop_taking_part, app.calls_of_part, app.decides_part, app.guard_taking_part, app.oldest_attendance, app.forget_attendance FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.keeps_groups, app.runs_group, app.keep_group, app.share_taking_part, app.stop_taking_part, app.calls_of_part,
  app.decides_part, app.oldest_attendance, app.forget_attendance TO village_app;
