-- Who keeps the village is never named, and never stops, by one person's word: one proposes with a reason, somebody else says yes.
-- The same for a second manager where there is only one; and a manager hands over to a colleague who says yes. Nothing here
-- opens anything about a family.

CREATE FUNCTION app.holds_chair(p_person uuid, VARIADIC p_roles text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village() AND m.person_id = p_person AND m.role = ANY (p_roles)
    AND m.from_at <= now() AND m.until > now())
$$;

-- Who manages the municipality or the contact point: they answer for the village where there are too few keepers.
CREATE FUNCTION app.answers_for_village(p_person uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM directory_membership m JOIN directory_organization o ON o.village_id = m.village_id AND o.id = m.organisation_id
    WHERE m.village_id = app.village() AND m.person_id = p_person AND m.role = 'manager' AND m.from_at <= now() AND m.until > now()
      AND (o.is_contact_point OR o.works_in = 'municipality'))
$$;

CREATE FUNCTION app.keepers_beside(p_one uuid, p_other uuid) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(DISTINCT m.person_id)::int FROM directory_membership m WHERE m.village_id = app.village() AND m.role = 'keeper'
    AND m.from_at <= now() AND m.until > now() AND m.person_id IS DISTINCT FROM p_one AND m.person_id IS DISTINCT FROM p_other
$$;

CREATE FUNCTION app.managers_of(p_organisation uuid) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(DISTINCT m.person_id)::int FROM directory_membership m WHERE m.village_id = app.village() AND m.organisation_id = p_organisation
    AND m.role = 'manager' AND m.from_at <= now() AND m.until > now()
$$;

-- A keeper; with one keeper or none also who answers for the village, or a village whose only keeper is gone could name nobody.
CREATE FUNCTION app.names_for_village() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.strong_enough() AND app.only_item() IS NULL AND (app.works_as('keeper')
    OR (app.keepers_beside(NULL, NULL) < 2 AND app.answers_for_village(app.person())))
$$;

CREATE FUNCTION app.reads_namings() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.strong_enough() AND app.only_item() IS NULL AND (app.works_as('keeper', 'privacy_officer') OR app.answers_for_village(app.person()))
$$;

-- What this is to somebody: 'mine' who proposed it, 'named' who it is about, 'confirms' whose yes counts, 'reads', or ''.
-- A manager who hands over asks the colleague; everything else is confirmed by neither who proposed it nor who it is about.
CREATE FUNCTION app.part_in_naming(p_id uuid, p_who uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n record;
BEGIN
  SELECT x.* INTO n FROM colleagues_naming x WHERE x.village_id = app.village() AND x.id = p_id;
  IF n.id IS NULL THEN RETURN ''; END IF;
  IF n.proposed_by_id = p_who THEN RETURN 'mine'; END IF;
  IF n.person_id = p_who THEN RETURN CASE WHEN n.what = 'hand_over' THEN 'confirms' ELSE 'named' END; END IF;
  IF n.what = 'hand_over' THEN RETURN ''; END IF;
  IF app.holds_chair(p_who, 'keeper') OR (n.role = 'manager' AND EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = n.village_id
      AND m.organisation_id = n.organisation_id AND m.person_id = p_who AND m.role = 'manager' AND m.from_at <= now() AND m.until > now())) THEN
    RETURN 'confirms';
  END IF;
  IF app.answers_for_village(p_who) THEN
    RETURN CASE WHEN app.keepers_beside(n.proposed_by_id, n.person_id) = 0 THEN 'confirms' ELSE 'reads' END;
  END IF;
  RETURN CASE WHEN app.holds_chair(p_who, 'privacy_officer') THEN 'reads' ELSE '' END;
END $$;

CREATE FUNCTION app.name_at_work(p_person uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.public_name::text FROM directory_membership m WHERE m.village_id = app.village() AND m.person_id = p_person
  ORDER BY m.until DESC, m.from_at DESC, m.id LIMIT 1
$$;

-- What was proposed in the last year, for who has a part in it.
CREATE FUNCTION app.namings() RETURNS TABLE (id uuid, what text, role text, becomes text, name text, place text, reason text, by_called text,
  proposed_on timestamptz, until timestamptz, yes_called text, confirmed_at timestamptz, no_called text, ended_at timestamptz, part text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM (SELECT n.id, n.what::text, n.role::text, n.becomes::text, app.name_at_work(n.person_id), o.name::text, n.reason::text,
      app.name_at_work(n.proposed_by_id), n.created_at, n.until, app.name_at_work(n.confirmed_by_id), n.confirmed_at,
      app.name_at_work(n.ended_by_id), n.ended_at, app.part_in_naming(n.id, app.person()) AS part
    FROM colleagues_naming n JOIN directory_organization o ON o.village_id = n.village_id AND o.id = n.organisation_id
    WHERE n.village_id = app.village() AND n.created_at > now() - interval '1 year' AND app.strong_enough() AND app.only_item() IS NULL) x
  WHERE x.part <> '' ORDER BY x.created_at DESC, x.id
$$;

-- May I propose this of this chair? For 'end' the chair itself, else one that this person holds now.
CREATE FUNCTION app.may_propose(p_what text, p_role text, p_becomes text, p_organisation uuid, p_person uuid, p_held text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL THEN RETURN false; END IF;
  IF p_what = 'end' THEN
    RETURN p_held IN ('keeper', 'privacy_officer') AND p_role = p_held AND (app.names_for_village() OR p_person = app.person());
  END IF;
  IF p_person = app.person() THEN RETURN false; END IF;
  IF p_what = 'hand_over' THEN
    RETURN p_role = 'manager' AND app.manages(p_organisation) AND (p_becomes = '' OR (p_becomes <> 'manager' AND app.role_fits(p_organisation, p_becomes)));
  END IF;
  IF p_what <> 'give' THEN RETURN false; END IF;
  IF p_role = 'manager' THEN RETURN app.works_as('keeper') AND app.managers_of(p_organisation) = 1; END IF;
  RETURN p_role IN ('keeper', 'privacy_officer') AND app.names_for_village();
END $$;

-- 'already': has it. 'both': nobody keeps the village and watches over the keeping. 'last': one keeper remains.
CREATE FUNCTION app.naming_stands_in_the_way(p_what text, p_role text, p_organisation uuid, p_person uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_what = 'end' THEN
    RETURN CASE WHEN p_role = 'keeper' AND app.keepers_beside(p_person, NULL) = 0 THEN 'last' ELSE '' END;
  END IF;
  IF EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village() AND m.person_id = p_person AND m.role = p_role
      AND m.until > now() AND (p_role <> 'manager' OR m.organisation_id = p_organisation)) THEN RETURN 'already'; END IF;
  IF p_role IN ('keeper', 'privacy_officer') AND app.holds_chair(p_person, 'keeper', 'privacy_officer') THEN RETURN 'both'; END IF;
  RETURN '';
END $$;

-- 'nobody': there is nobody whose yes could count. 'asked': it waits for an answer already.
CREATE FUNCTION app.propose_naming(p_id uuid, p_what text, p_role text, p_member uuid, p_becomes text, p_reason text, p_until timestamptz,
  p_code text, p_ask text, p_path text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record; way text; who record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(app.village()::text, 76));
  SELECT x.organisation_id, x.person_id, x.role INTO m FROM directory_membership x WHERE x.village_id = app.village() AND x.id = p_member
    AND x.from_at <= now() AND x.until > now();
  IF m.person_id IS NULL OR btrim(p_reason) = '' OR NOT app.may_propose(p_what, p_role, p_becomes, m.organisation_id, m.person_id, m.role) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to propose';
  END IF;
  way := app.naming_stands_in_the_way(p_what, p_role, m.organisation_id, m.person_id);
  IF way <> '' THEN RETURN way; END IF;
  UPDATE colleagues_naming SET ended_at = until WHERE village_id = app.village() AND confirmed_at IS NULL AND ended_at IS NULL AND until <= now();
  INSERT INTO colleagues_naming (id, village_id, created_at, what, role, becomes, member_id, person_id, organisation_id, reason, proposed_by_id, until)
    VALUES (p_id, app.village(), now(), p_what, p_role, p_becomes, p_member, m.person_id, m.organisation_id, btrim(p_reason), app.person(),
      least(p_until, now() + interval '14 days')) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN 'asked'; END IF;
  IF NOT EXISTS (SELECT 1 FROM directory_membership x WHERE x.village_id = app.village() AND x.from_at <= now() AND x.until > now()
      AND (x.role IN ('keeper', 'manager') OR x.person_id = m.person_id) AND app.part_in_naming(p_id, x.person_id) = 'confirms') THEN
    DELETE FROM colleagues_naming WHERE village_id = app.village() AND id = p_id;
    RETURN 'nobody';
  END IF;
  PERFORM app.recovery_line(m.person_id, 'colleagues.propose_chair');
  FOR who IN SELECT DISTINCT x.person_id, app.part_in_naming(p_id, x.person_id) AS part FROM directory_membership x WHERE x.village_id = app.village()
      AND x.from_at <= now() AND x.until > now() AND (x.role IN ('keeper', 'manager') OR x.person_id = m.person_id) LOOP
    IF who.part IN ('named', 'confirms') THEN
      PERFORM app.tell(gen_random_uuid(), who.person_id, CASE who.part WHEN 'named' THEN p_code ELSE p_ask END, p_path || p_id || '/');
    END IF;
  END LOOP;
  RETURN 'proposed';
END $$;

-- The second yes: from this moment it counts. 'over': it lapsed, was withdrawn, or who proposed it could not do so any more.
CREATE FUNCTION app.confirm_naming(p_id uuid, p_new uuid, p_secrecy text, p_becomes_secrecy text, p_words text, p_code text, p_path text,
  p_ended text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n record; m record; own directory_membership%ROWTYPE; way text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(app.village()::text, 76));
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL OR app.part_in_naming(p_id, app.person()) <> 'confirms' THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to confirm';
  END IF;
  SELECT x.* INTO n FROM colleagues_naming x WHERE x.village_id = app.village() AND x.id = p_id FOR UPDATE;
  SELECT x.* INTO m FROM directory_membership x WHERE x.village_id = app.village() AND x.id = n.member_id AND x.from_at <= now() AND x.until > now();
  IF n.confirmed_at IS NOT NULL OR n.ended_at IS NOT NULL OR n.until <= now() OR m.id IS NULL
      OR (n.what = 'give' AND n.role = 'manager' AND app.managers_of(n.organisation_id) <> 1)
      OR NOT (app.holds_chair(n.proposed_by_id, 'keeper') OR app.answers_for_village(n.proposed_by_id) OR n.proposed_by_id = n.person_id
        OR n.what = 'hand_over') THEN RETURN 'over'; END IF;
  way := app.naming_stands_in_the_way(n.what, n.role, n.organisation_id, n.person_id);
  IF way <> '' THEN RETURN way; END IF;
  IF n.what = 'hand_over' THEN
    SELECT x.* INTO own FROM directory_membership x WHERE x.village_id = app.village() AND x.organisation_id = n.organisation_id
      AND x.person_id = n.proposed_by_id AND x.role = 'manager' AND x.from_at <= now() AND x.until > now();
    IF own.id IS NULL THEN RETURN 'over'; END IF;
  END IF;
  PERFORM set_config('app.naming', 'on', true);
  IF n.what = 'end' THEN
    PERFORM app.chair_stops(m.id, n.person_id, p_words, p_code, p_ended);
  ELSE
    INSERT INTO directory_membership (id, village_id, created_at, organisation_id, person_id, role, secrecy, public_name, public_phone, on_duty, from_at, until)
      VALUES (p_new, app.village(), now(), n.organisation_id, n.person_id, n.role, p_secrecy, m.public_name, m.public_phone, false, now(), '9999-12-01 00:00+00');
  END IF;
  IF own.id IS NOT NULL THEN
    IF n.becomes <> '' AND NOT EXISTS (SELECT 1 FROM directory_membership x WHERE x.village_id = app.village() AND x.person_id = n.proposed_by_id
        AND x.organisation_id = n.organisation_id AND x.role = n.becomes AND x.until > now()) THEN
      INSERT INTO directory_membership (id, village_id, created_at, organisation_id, person_id, role, secrecy, public_name, public_phone, on_duty, from_at, until)
        VALUES (gen_random_uuid(), app.village(), now(), n.organisation_id, n.proposed_by_id, n.becomes, p_becomes_secrecy, own.public_name,
          own.public_phone, own.on_duty, now(), '9999-12-01 00:00+00');
    END IF;
    PERFORM app.chair_stops(own.id, n.proposed_by_id, p_words, p_code, p_ended);
    PERFORM app.told_of_chair(n.proposed_by_id);
  END IF;
  PERFORM set_config('app.naming', '', true);
  UPDATE colleagues_naming SET confirmed_at = now(), confirmed_by_id = app.person() WHERE village_id = app.village() AND id = p_id;
  PERFORM app.told_of_chair(n.person_id);
  PERFORM app.tell(gen_random_uuid(), x.who, p_code, p_path || p_id || '/')
    FROM (SELECT n.person_id AS who UNION SELECT n.proposed_by_id) x WHERE x.who <> app.person();
  RETURN 'ok';
EXCEPTION WHEN check_violation THEN RETURN 'last';
END $$;

-- With the last chair everything that was shared closes too, as for everybody who leaves.
CREATE FUNCTION app.chair_stops(p_member uuid, p_person uuid, p_words text, p_code text, p_path text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF app.works_elsewhere(p_member) THEN
    UPDATE directory_membership SET until = greatest(now(), from_at), on_duty = false WHERE village_id = app.village() AND id = p_member;
  ELSE
    PERFORM app.close_doors_of(gen_random_uuid(), p_member, p_words, p_code, p_path);
    PERFORM app.end_sessions_of(p_person);
  END IF;
END $$;

-- By who proposed it, by who it is about, or by whose yes was asked: one no is enough.
CREATE FUNCTION app.end_naming(p_id uuid, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n record;
BEGIN
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL OR app.part_in_naming(p_id, app.person()) NOT IN ('mine', 'named', 'confirms') THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to stop';
  END IF;
  UPDATE colleagues_naming SET ended_at = now(), ended_by_id = app.person() WHERE village_id = app.village() AND id = p_id AND confirmed_at IS NULL
    AND ended_at IS NULL AND until > now() RETURNING person_id, proposed_by_id INTO n;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM app.recovery_line(n.person_id, 'colleagues.end_proposal');
  PERFORM app.tell(gen_random_uuid(), x.who, p_code, p_path || p_id || '/')
    FROM (SELECT n.person_id AS who UNION SELECT n.proposed_by_id) x WHERE x.who <> app.person();
  RETURN true;
END $$;

-- A chair of the village ends by two people only, whoever else may end chairs; and one keeper always remains. Two that end at the
-- same moment stand in one line, by the clock on the wall.
CREATE FUNCTION app.one_keeper_remains() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.role NOT IN ('keeper', 'privacy_officer') OR OLD.until <= clock_timestamp()
      OR (NEW.role = OLD.role AND NEW.person_id = OLD.person_id AND NEW.until >= OLD.until) THEN RETURN NEW; END IF;
  IF current_setting('app.naming', true) IS DISTINCT FROM 'on' AND current_setting('app.maintenance', true) IS DISTINCT FROM 'on' THEN
    RAISE insufficient_privilege USING MESSAGE = 'a chair of the village ends by two people';
  END IF;
  IF OLD.role <> 'keeper' THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(OLD.village_id::text, 77));
  IF NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = OLD.village_id AND m.role = 'keeper' AND m.person_id <> OLD.person_id
      AND m.from_at <= clock_timestamp() AND m.until > clock_timestamp()) THEN
    RAISE check_violation USING MESSAGE = 'one keeper remains';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER one_keeper_remains BEFORE UPDATE ON directory_membership FOR EACH ROW EXECUTE FUNCTION app.one_keeper_remains();

-- As before; and where nobody here leads, or fewer than two colleagues are left, the keepers hear it too: they stand in.
CREATE OR REPLACE FUNCTION app.ask_recovery(p_id uuid, p_asked uuid, p_until timestamptz, p_code text, p_path text) RETURNS text
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
  FOR who IN WITH here AS (SELECT x.person_id, x.role FROM directory_membership x WHERE x.village_id = app.village()
        AND x.organisation_id = m.organisation_id AND x.from_at <= now() AND x.until > now() AND x.person_id <> app.person())
      SELECT m.person_id UNION SELECT h.person_id FROM here h WHERE h.role = 'manager'
      UNION SELECT k.person_id FROM directory_membership k WHERE k.village_id = app.village() AND k.role = 'keeper' AND k.from_at <= now()
        AND k.until > now() AND k.person_id <> app.person()
        AND (NOT EXISTS (SELECT 1 FROM here h WHERE h.role = 'manager') OR (SELECT count(DISTINCT h.person_id) FROM here h) < 2) LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_code, p_path || p_id || '/');
  END LOOP;
  RETURN 'asked';
END $$;

REVOKE ALL ON FUNCTION app.holds_chair, app.answers_for_village, app.keepers_beside, app.managers_of, app.names_for_village, app.reads_namings,
  app.part_in_naming, app.name_at_work, app.namings, app.may_propose, app.naming_stands_in_the_way, app.propose_naming, app.confirm_naming,
  app.chair_stops, app.end_naming, app.one_keeper_remains FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.names_for_village, app.reads_namings, app.namings, app.propose_naming, app.confirm_naming, app.end_naming TO village_app;
