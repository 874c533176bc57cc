-- A lost second factor. Two colleagues who know this person say so, one of them a manager; then a waiting time in which the
-- person can stop it from anywhere. Until a new one is set nothing about anybody opens: strong_enough() sees to that.

-- Every address that was proved for this account hears it, not only the newest one.
CREATE FUNCTION app.tell_everywhere(p_person uuid, p_code text, p_path text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM app.tell(gen_random_uuid(), p_person, p_code, p_path);
  INSERT INTO notices_delivery (id, village_id, created_at, person_id, address, language, due_at, tries)
    SELECT gen_random_uuid(), app.village(), now(), p.id, e.email, p.language, now(), 0
    FROM people_person p JOIN account_emailaddress e ON e.user_id = p.account_id AND e.verified AND lower(e.email) <> lower(p.email)
    WHERE p.village_id = app.village() AND p.id = p_person;
END $$;

CREATE FUNCTION app.recovery_line(p_person uuid, p_verb text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.line('allow', 'change', p_verb, 'check', p.subject_id, NULL, 1, 'law', '{}'::jsonb) FROM people_person p
  WHERE p.village_id = app.village() AND p.id = p_person
$$;

-- Asked with the first factor only, of one colleague by name; who manages hears it too. Says why not.
CREATE FUNCTION app.ask_recovery(p_id uuid, p_asked uuid, p_until timestamptz, p_code text, p_path text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record; who uuid;
BEGIN
  SELECT x.organisation_id, x.person_id INTO m FROM directory_membership x WHERE x.village_id = app.village() AND x.id = p_asked
    AND x.from_at <= now() AND x.until > now();
  IF m.person_id IS NULL OR m.person_id = app.person() OR NOT m.organisation_id = ANY (app.my_organisations()) OR app.only_item() IS NOT NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a colleague';
  END IF;
  UPDATE colleagues_recovery SET stopped_at = now() WHERE village_id = app.village() AND person_id = app.person() AND stopped_at IS NULL
    AND done_at IS NULL AND counts_from IS NULL AND until <= now();
  IF NOT EXISTS (SELECT 1 FROM people_person p JOIN mfa_authenticator a ON a.user_id = p.account_id AND a.type <> 'recovery_codes'
      WHERE p.village_id = app.village() AND p.id = app.person()) THEN RETURN 'none'; END IF;
  IF (SELECT count(*) FROM colleagues_recovery r WHERE r.village_id = app.village() AND r.person_id = app.person()
      AND r.created_at > now() - interval '1 day') >= 3 THEN RETURN 'often'; END IF;
  INSERT INTO colleagues_recovery (id, village_id, created_at, person_id, organisation_id, asked_id, until)
    VALUES (p_id, app.village(), now(), app.person(), m.organisation_id, p_asked, least(p_until, now() + interval '14 days'))
    ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN 'already'; END IF;
  PERFORM app.recovery_line(app.person(), 'colleagues.ask_recovery');
  PERFORM app.tell_everywhere(app.person(), p_code, 'colleagues/lost/');
  FOR who IN SELECT m.person_id UNION SELECT x.person_id FROM directory_membership x WHERE x.village_id = app.village()
      AND x.organisation_id = m.organisation_id AND x.role = 'manager' AND x.from_at <= now() AND x.until > now() AND x.person_id <> app.person() LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_code, p_path || p_id || '/');
  END LOOP;
  RETURN 'asked';
END $$;

-- My own, as it stands: from any session of mine, with or without the second factor.
CREATE FUNCTION app.my_recovery() RETURNS TABLE (id uuid, organisation text, asked text, said text[], until timestamptz, counts_from timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.id, o.name::text, m.public_name::text, ARRAY(SELECT k.by_called::text FROM colleagues_known k WHERE k.village_id = r.village_id
      AND k.recovery_id = r.id ORDER BY k.created_at, k.id), r.until, r.counts_from
  FROM colleagues_recovery r JOIN directory_organization o ON o.village_id = r.village_id AND o.id = r.organisation_id
  JOIN directory_membership m ON m.village_id = r.village_id AND m.id = r.asked_id
  WHERE r.village_id = app.village() AND r.person_id = app.person() AND app.only_item() IS NULL AND r.stopped_at IS NULL AND r.done_at IS NULL
    AND (r.counts_from IS NOT NULL OR r.until > now())
$$;

CREATE FUNCTION app.stop_recovery(p_code text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; who uuid;
BEGIN
  UPDATE colleagues_recovery x SET stopped_at = now() WHERE x.village_id = app.village() AND x.person_id = app.person()
    AND app.only_item() IS NULL AND x.stopped_at IS NULL AND x.done_at IS NULL RETURNING x.id INTO r;
  IF r.id IS NULL THEN RETURN false; END IF;
  PERFORM app.recovery_line(app.person(), 'colleagues.stop_recovery');
  FOR who IN SELECT k.by_id FROM colleagues_known k WHERE k.village_id = app.village() AND k.recovery_id = r.id LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_code, 'colleagues/lost/' || r.id || '/');
  END LOOP;
  RETURN true;
END $$;

-- As whom I may say that I know them: '' not at all, 'colleague', or 'leads'. The keeper stands in where one cannot do without.
CREATE FUNCTION app.may_know(p_recovery uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; others int; managers int;
BEGIN
  SELECT x.organisation_id, x.person_id INTO r FROM colleagues_recovery x WHERE x.village_id = app.village() AND x.id = p_recovery;
  IF r.person_id IS NULL OR r.person_id = app.person() OR NOT app.strong_enough() OR app.only_item() IS NOT NULL THEN RETURN ''; END IF;
  IF app.manages(r.organisation_id) THEN RETURN 'leads'; END IF;
  IF r.organisation_id = ANY (app.my_organisations()) AND NOT app.works_as('keeper') THEN RETURN 'colleague'; END IF;
  SELECT count(DISTINCT m.person_id), count(DISTINCT m.person_id) FILTER (WHERE m.role = 'manager') INTO others, managers
    FROM directory_membership m WHERE m.village_id = app.village() AND m.organisation_id = r.organisation_id AND m.person_id <> r.person_id
    AND m.from_at <= now() AND m.until > now();
  IF app.works_as('keeper') AND (others < 2 OR managers = 0) THEN RETURN 'leads'; END IF;
  RETURN CASE WHEN r.organisation_id = ANY (app.my_organisations()) THEN 'colleague' ELSE '' END;
END $$;

-- What a colleague reads who is asked: who, since when, who said what already.
CREATE FUNCTION app.recoveries_to_know() RETURNS TABLE (id uuid, name text, organisation text, asked_on timestamptz, until timestamptz,
  counts_from timestamptz, said text[], how text[], mine boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.id, (SELECT m.public_name::text FROM directory_membership m WHERE m.village_id = r.village_id AND m.organisation_id = r.organisation_id
      AND m.person_id = r.person_id ORDER BY m.until DESC, m.id LIMIT 1), o.name::text, r.created_at, r.until, r.counts_from,
    ARRAY(SELECT k.by_called::text FROM colleagues_known k WHERE k.village_id = r.village_id AND k.recovery_id = r.id ORDER BY k.created_at, k.id),
    ARRAY(SELECT k.how::text FROM colleagues_known k WHERE k.village_id = r.village_id AND k.recovery_id = r.id ORDER BY k.created_at, k.id),
    EXISTS (SELECT 1 FROM colleagues_known k WHERE k.village_id = r.village_id AND k.recovery_id = r.id AND k.by_id = app.person())
  FROM colleagues_recovery r JOIN directory_organization o ON o.village_id = r.village_id AND o.id = r.organisation_id
  WHERE r.village_id = app.village() AND r.stopped_at IS NULL AND r.done_at IS NULL AND (r.counts_from IS NOT NULL OR r.until > now())
    AND app.may_know(r.id) <> '' ORDER BY r.created_at, r.id
$$;

-- 'said': one more is needed. 'lead': the other one must be a manager. 'counts': two said it, and the waiting time begins.
CREATE FUNCTION app.say_known(p_id uuid, p_recovery uuid, p_how text, p_default int, p_code text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; as_what text; n int; leads boolean; hours int;
BEGIN
  SELECT x.id, x.person_id, x.organisation_id, x.counts_from INTO r FROM colleagues_recovery x WHERE x.village_id = app.village() AND x.id = p_recovery
    AND x.stopped_at IS NULL AND x.done_at IS NULL AND (x.counts_from IS NOT NULL OR x.until > now()) FOR UPDATE;
  as_what := CASE WHEN r.id IS NULL THEN '' ELSE app.may_know(r.id) END;
  IF as_what = '' OR p_how NOT IN ('face', 'phone') THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to say'; END IF;
  IF r.counts_from IS NOT NULL THEN RETURN 'counts'; END IF;
  INSERT INTO colleagues_known (id, village_id, created_at, recovery_id, by_id, by_called, leads, how)
    SELECT p_id, app.village(), now(), r.id, m.person_id, m.public_name, as_what = 'leads', p_how FROM directory_membership m
    WHERE m.village_id = app.village() AND m.person_id = app.person() AND m.from_at <= now() AND m.until > now()
    ORDER BY m.organisation_id <> r.organisation_id, m.id LIMIT 1 ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN 'already'; END IF;
  PERFORM app.recovery_line(r.person_id, 'colleagues.say_known');
  SELECT count(*), coalesce(bool_or(k.leads), false) INTO n, leads FROM colleagues_known k WHERE k.village_id = app.village() AND k.recovery_id = r.id;
  IF n < 2 OR NOT leads THEN
    PERFORM app.tell_everywhere(r.person_id, p_code, 'colleagues/lost/');
    RETURN CASE WHEN leads THEN 'said' ELSE 'lead' END;
  END IF;
  SELECT x.waiting_hours INTO hours FROM colleagues_staffrules x WHERE x.village_id = app.village();
  UPDATE colleagues_recovery SET counts_from = now() + make_interval(hours => greatest(coalesce(hours, p_default), 4))
    WHERE village_id = app.village() AND id = r.id;
  PERFORM app.tell_everywhere(r.person_id, p_code, 'colleagues/lost/');
  RETURN 'counts';
END $$;

-- The clock: the waiting time is over and nobody stopped it. The old factor is gone, every session ends, and the person is
-- told everywhere. From then on signing in asks for a new one before anything else.
CREATE FUNCTION app.end_lost_factors(p_limit int, p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; n int := 0; before text := coalesce(current_setting('app.village', true), '');
  whose text := coalesce(current_setting('app.person', true), '');
BEGIN
  FOR r IN SELECT x.id, x.village_id, x.person_id, p.account_id FROM colleagues_recovery x
      JOIN people_person p ON p.village_id = x.village_id AND p.id = x.person_id
      WHERE x.counts_from <= now() AND x.stopped_at IS NULL AND x.done_at IS NULL ORDER BY x.counts_from LIMIT p_limit FOR UPDATE OF x SKIP LOCKED LOOP
    PERFORM set_config('app.village', r.village_id::text, true), set_config('app.person', r.person_id::text, true);
    DELETE FROM mfa_authenticator a WHERE a.user_id = r.account_id;
    PERFORM app.end_sessions_of(r.person_id);
    UPDATE colleagues_recovery SET done_at = now() WHERE village_id = r.village_id AND id = r.id;
    PERFORM app.recovery_line(r.person_id, 'colleagues.end_lost_factor');
    PERFORM app.tell_everywhere(r.person_id, p_code, p_path);
    n := n + 1;
  END LOOP;
  PERFORM set_config('app.village', before, true), set_config('app.person', whose, true);
  RETURN n;
END $$;

REVOKE ALL ON FUNCTION app.tell_everywhere, app.recovery_line, app.ask_recovery, app.my_recovery, app.stop_recovery, app.may_know,
  app.recoveries_to_know, app.say_known, app.end_lost_factors FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.ask_recovery, app.my_recovery, app.stop_recovery, app.recoveries_to_know, app.say_known, app.end_lost_factors TO village_app;
