-- Who works where, as what, until when: said by a manager of that organisation, never by somebody else for it. Nothing here
-- opens anything about a family; what is open to somebody closes in the moment a chair ends.

-- In this organisation, with the second factor. A role opens no record: this one keeps the list of colleagues.
CREATE FUNCTION app.manages(p_organisation uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.strong_enough() AND app.only_item() IS NULL AND EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village()
    AND m.organisation_id = p_organisation AND m.person_id = app.person() AND m.role = 'manager' AND m.from_at <= now() AND m.until > now())
$$;

-- Nobody manages this organisation: the keeper may name the first one, and nothing more.
CREATE FUNCTION app.needs_a_manager(p_organisation uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.strong_enough() AND app.only_item() IS NULL AND app.works_as('keeper')
    AND EXISTS (SELECT 1 FROM directory_organization o WHERE o.village_id = app.village() AND o.id = p_organisation)
    AND NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village() AND m.organisation_id = p_organisation
      AND m.role = 'manager' AND m.from_at <= now() AND m.until > now())
$$;

-- Which role an organisation gives itself: those who write people down or teach stand only where that is the work. Keeper and
-- privacy officer are named for the village, not by one organisation.
CREATE FUNCTION app.role_fits(p_organisation uuid, p_role text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM directory_organization o WHERE o.village_id = app.village() AND o.id = p_organisation
    AND (p_role IN ('member', 'supervisor', 'manager') OR p_role = ANY (CASE o.works_in
      WHEN 'contact_point' THEN ARRAY['contact_person', 'coach', 'counsellor']
      WHEN 'school' THEN ARRAY['teacher', 'school_lead', 'counsellor']
      WHEN 'care' THEN ARRAY['care_worker', 'coach', 'counsellor']
      WHEN 'youth_work' THEN ARRAY['youth_worker', 'counsellor']
      WHEN 'community' THEN ARRAY['youth_worker'] ELSE '{}' END)))
$$;

-- One manager always remains: two who end one another at the same moment stand in one line, and the second finds the first.
-- By the clock on the wall: what somebody else ended while this one waited has a later moment than this transaction.
CREATE FUNCTION app.a_manager_remains() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.role <> 'manager' OR OLD.until <= clock_timestamp() THEN RETURN NEW; END IF;
  IF NEW.role = 'manager' AND NEW.organisation_id = OLD.organisation_id AND NEW.person_id = OLD.person_id AND NEW.until >= OLD.until THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(OLD.organisation_id::text, 74));
  IF NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = OLD.village_id AND m.organisation_id = OLD.organisation_id
      AND m.role = 'manager' AND m.id <> OLD.id AND m.person_id <> OLD.person_id AND m.from_at <= clock_timestamp() AND m.until > clock_timestamp()) THEN
    RAISE check_violation USING MESSAGE = 'one manager remains';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER a_manager_remains BEFORE UPDATE ON directory_membership FOR EACH ROW EXECUTE FUNCTION app.a_manager_remains();

-- A chair is given and changed by these functions only: not even the keeper writes one for an organisation.
CREATE FUNCTION app.chairs_are_given() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user = 'village_app' THEN RAISE insufficient_privilege USING MESSAGE = 'an organisation names its own colleagues'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER chairs_are_given BEFORE INSERT OR UPDATE ON directory_membership FOR EACH ROW EXECUTE FUNCTION app.chairs_are_given();

-- Every device on which this account is signed in, at once.
CREATE FUNCTION app.end_sessions_of(p_person uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE acc int;
BEGIN
  SELECT p.account_id INTO acc FROM people_person p WHERE p.village_id = app.village() AND p.id = p_person;
  DELETE FROM django_session s USING usersessions_usersession u WHERE u.user_id = acc AND s.session_key = u.session_key;
  DELETE FROM usersessions_usersession u WHERE u.user_id = acc;
END $$;

-- Colleagues of one organisation, also who left in the last year. Whether the second factor is set, and nothing of what it is.
CREATE FUNCTION app.colleagues_of(p_organisation uuid) RETURNS TABLE (member_id uuid, person_id uuid, name text, phone text, role text,
  on_duty boolean, from_at timestamptz, until timestamptz, has_second boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.manages(p_organisation) THEN RETURN; END IF;
  RETURN QUERY SELECT m.id, m.person_id, m.public_name::text, m.public_phone::text, m.role::text, m.on_duty, m.from_at, m.until,
      EXISTS (SELECT 1 FROM mfa_authenticator a WHERE a.user_id = p.account_id AND a.type <> 'recovery_codes')
    FROM directory_membership m JOIN people_person p ON p.village_id = m.village_id AND p.id = m.person_id
    WHERE m.village_id = app.village() AND m.organisation_id = p_organisation AND m.until > now() - interval '1 year'
    ORDER BY m.public_name, m.person_id, m.from_at, m.id;
END $$;

-- Organisations that nobody manages, for the keeper; `invited`: somebody was asked already.
CREATE FUNCTION app.without_a_manager() RETURNS TABLE (organisation_id uuid, name text, works_in text, invited boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.name::text, o.works_in::text, EXISTS (SELECT 1 FROM colleagues_invitation i WHERE i.village_id = o.village_id
      AND i.organisation_id = o.id AND i.role = 'manager' AND i.accepted_at IS NULL AND i.ended_at IS NULL AND i.until > now())
  FROM directory_organization o WHERE o.village_id = app.village() AND app.needs_a_manager(o.id) ORDER BY o.name
$$;

-- By mail, to an address that nobody looks up: the answer is the same whoever it belongs to.
CREATE FUNCTION app.invite_colleague(p_id uuid, p_organisation uuid, p_email text, p_role text, p_secrecy text, p_name text, p_phone text,
  p_until timestamptz, p_most int) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT (app.manages(p_organisation) AND app.role_fits(p_organisation, p_role))
      AND NOT (p_role = 'manager' AND app.needs_a_manager(p_organisation)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to give';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(p_organisation::text, 75));
  UPDATE colleagues_invitation SET ended_at = now() WHERE village_id = app.village() AND organisation_id = p_organisation
    AND accepted_at IS NULL AND ended_at IS NULL AND until <= now();
  IF (SELECT count(*) FROM colleagues_invitation i WHERE i.village_id = app.village() AND i.organisation_id = p_organisation
      AND i.created_at > now() - interval '1 day') >= p_most THEN RETURN 'many'; END IF;
  INSERT INTO colleagues_invitation (id, village_id, created_at, organisation_id, email, language, role, secrecy, public_name, public_phone,
      invited_by_id, until, tries)
    SELECT p_id, app.village(), now(), p_organisation, lower(p_email), p.language, p_role, p_secrecy, p_name, p_phone, p.id,
      least(p_until, now() + interval '14 days'), 0
    FROM people_person p WHERE p.village_id = app.village() AND p.id = app.person()
    ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN 'sent' ELSE 'already' END;
END $$;

CREATE FUNCTION app.invitations_of(p_organisation uuid) RETURNS TABLE (id uuid, email text, name text, role text, sent boolean, until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.id, i.email::text, i.public_name::text, i.role::text, i.sent_at IS NOT NULL, i.until FROM colleagues_invitation i
  WHERE i.village_id = app.village() AND i.organisation_id = p_organisation AND i.accepted_at IS NULL AND i.ended_at IS NULL
    AND i.until > now() AND (app.manages(p_organisation) OR (app.needs_a_manager(p_organisation) AND i.invited_by_id = app.person()))
  ORDER BY i.created_at DESC, i.id
$$;

CREATE FUNCTION app.take_invitation_back(p_id uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE colleagues_invitation i SET ended_at = now() WHERE i.village_id = app.village() AND i.id = p_id AND i.accepted_at IS NULL
    AND i.ended_at IS NULL AND (app.manages(i.organisation_id) OR (app.needs_a_manager(i.organisation_id) AND i.invited_by_id = app.person()));
  RETURN FOUND;
END $$;

-- The one that this account can accept: sent to an address it proved, still open, by somebody who may still give it.
CREATE FUNCTION app.invitation_for_me(p_id uuid) RETURNS TABLE (id uuid, name text, email text, organisation text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.id, i.public_name::text, i.email::text, o.name::text FROM colleagues_invitation i
  JOIN directory_organization o ON o.village_id = i.village_id AND o.id = i.organisation_id
  WHERE i.village_id = app.village() AND i.id = p_id AND i.accepted_at IS NULL AND i.ended_at IS NULL AND i.until > now()
    AND EXISTS (SELECT 1 FROM account_emailaddress e WHERE e.user_id = nullif(current_setting('app.account', true), '')::int
      AND e.verified AND lower(e.email) = i.email)
    AND i.invited_by_id <> app.person()
    AND EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = i.village_id AND m.person_id = i.invited_by_id
      AND m.from_at <= now() AND m.until > now() AND ((m.role = 'manager' AND m.organisation_id = i.organisation_id)
        OR (m.role = 'keeper' AND i.role = 'manager' AND NOT EXISTS (SELECT 1 FROM directory_membership x WHERE x.village_id = i.village_id
          AND x.organisation_id = i.organisation_id AND x.role = 'manager' AND x.from_at <= now() AND x.until > now()))))
$$;

-- A chair for whoever was invited, once. What the role may open is nothing; what others share later comes from them.
CREATE FUNCTION app.accept_invitation(p_id uuid, p_member uuid, p_code text, p_path text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE i record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(v.organisation_id::text, 75)) FROM colleagues_invitation v WHERE v.village_id = app.village() AND v.id = p_id;
  SELECT v.* INTO i FROM colleagues_invitation v WHERE v.village_id = app.village() AND v.id = p_id FOR UPDATE;
  IF app.person() = '00000000-0000-0000-0000-000000000000' OR NOT EXISTS (SELECT 1 FROM app.invitation_for_me(p_id)) THEN RETURN 'no'; END IF;
  UPDATE colleagues_invitation SET accepted_at = now() WHERE village_id = app.village() AND id = p_id;
  IF EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village() AND m.organisation_id = i.organisation_id
      AND m.person_id = app.person() AND m.role = i.role AND m.until > now()) THEN RETURN 'in'; END IF;
  INSERT INTO directory_membership (id, village_id, created_at, organisation_id, person_id, role, secrecy, public_name, public_phone, on_duty, from_at, until)
    VALUES (p_member, app.village(), now(), i.organisation_id, app.person(), i.role, i.secrecy, i.public_name, i.public_phone, false, now(),
      '9999-12-01 00:00+00');
  PERFORM app.line('allow', 'change', 'colleagues.accept', 'check', p.subject_id, NULL, 1, 'law', '{}'::jsonb) FROM people_person p
    WHERE p.village_id = app.village() AND p.id = app.person();
  PERFORM app.tell(gen_random_uuid(), i.invited_by_id, p_code, p_path);
  RETURN 'in';
END $$;

-- The clock sends what waits: an address and a language, and when it left.
CREATE FUNCTION app.invitations_due(p_limit int) RETURNS TABLE (id uuid, village_id uuid, address text, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.id, i.village_id, i.email::text, i.language::text FROM colleagues_invitation i WHERE i.sent_at IS NULL AND i.accepted_at IS NULL
    AND i.ended_at IS NULL AND i.until > now() AND i.tries < 10 AND i.created_at + make_interval(mins => (2 ^ i.tries)::int - 1) <= now()
  ORDER BY i.created_at LIMIT p_limit
$$;
CREATE FUNCTION app.invitation_left(p_id uuid, p_ok boolean) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE colleagues_invitation SET sent_at = CASE WHEN p_ok THEN now() END, tries = tries + 1 WHERE id = p_id
$$;

-- A chair of a colleague: mine to change? Never one's own role, and never a chair that the village itself gave.
CREATE FUNCTION app.chair_i_keep(p_member uuid, p_own boolean) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record;
BEGIN
  SELECT x.organisation_id, x.person_id, x.role INTO m FROM directory_membership x WHERE x.village_id = app.village() AND x.id = p_member
    AND x.from_at <= now() AND x.until > now();
  IF m.person_id IS NULL OR NOT app.manages(m.organisation_id) OR (m.person_id = app.person() AND NOT p_own)
      OR (NOT p_own AND NOT app.role_fits(m.organisation_id, m.role)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to change';
  END IF;
  RETURN m.organisation_id;
END $$;

-- What families read: the name and the number. Also one's own.
CREATE FUNCTION app.change_shown(p_member uuid, p_name text, p_phone text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM app.chair_i_keep(p_member, true);
  IF btrim(p_name) = '' THEN RAISE insufficient_privilege USING MESSAGE = 'a name'; END IF;
  UPDATE directory_membership SET public_name = p_name, public_phone = p_phone WHERE village_id = app.village() AND id = p_member;
END $$;

-- Another role from now on, and whether they are on duty. The time as what they were before stays, as a chair that ended.
-- 'already': somebody has one chair of a kind in an organisation. 'last': one manager remains.
CREATE FUNCTION app.change_chair(p_id uuid, p_member uuid, p_role text, p_secrecy text, p_on_duty boolean) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE o uuid; m directory_membership%ROWTYPE;
BEGIN
  o := app.chair_i_keep(p_member, false);
  SELECT * INTO m FROM directory_membership x WHERE x.village_id = app.village() AND x.id = p_member FOR UPDATE;
  IF m.until <= clock_timestamp() THEN RAISE insufficient_privilege USING MESSAGE = 'it ended'; END IF;
  UPDATE directory_membership SET on_duty = p_on_duty WHERE village_id = app.village() AND id = p_member AND on_duty <> p_on_duty;
  IF m.role = p_role THEN RETURN 'ok'; END IF;
  IF NOT app.role_fits(o, p_role) THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to give'; END IF;
  IF EXISTS (SELECT 1 FROM directory_membership x WHERE x.village_id = app.village() AND x.organisation_id = o AND x.person_id = m.person_id
      AND x.role = p_role AND x.until > now()) THEN RETURN 'already'; END IF;
  UPDATE directory_membership SET secrecy = p_secrecy, role = p_role, from_at = greatest(now(), from_at) WHERE village_id = app.village() AND id = p_member;
  IF m.from_at < now() THEN
    INSERT INTO directory_membership (id, village_id, created_at, organisation_id, person_id, role, secrecy, public_name, public_phone, on_duty, from_at, until)
      VALUES (p_id, app.village(), m.created_at, o, m.person_id, m.role, m.secrecy, m.public_name, m.public_phone, false, m.from_at, now());
  END IF;
  PERFORM app.told_of_chair(m.person_id);
  RETURN 'ok';
EXCEPTION WHEN check_violation THEN RETURN 'last';
END $$;

-- One more role for a colleague who works here already.
CREATE FUNCTION app.give_chair(p_id uuid, p_member uuid, p_role text, p_secrecy text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE o uuid; m record;
BEGIN
  SELECT x.organisation_id, x.person_id, x.public_name, x.public_phone INTO m FROM directory_membership x WHERE x.village_id = app.village()
    AND x.id = p_member AND x.from_at <= now() AND x.until > now();
  o := m.organisation_id;
  IF m.person_id IS NULL OR m.person_id = app.person() OR NOT app.manages(o) OR NOT app.role_fits(o, p_role) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to give';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(o::text, 75));
  IF EXISTS (SELECT 1 FROM directory_membership x WHERE x.village_id = app.village() AND x.organisation_id = o AND x.person_id = m.person_id
      AND x.role = p_role AND x.until > now()) THEN RETURN 'already'; END IF;
  INSERT INTO directory_membership (id, village_id, created_at, organisation_id, person_id, role, secrecy, public_name, public_phone, on_duty, from_at, until)
    VALUES (p_id, app.village(), now(), o, m.person_id, p_role, p_secrecy, m.public_name, m.public_phone, false, now(), '9999-12-01 00:00+00');
  PERFORM app.told_of_chair(m.person_id);
  RETURN 'ok';
END $$;

-- In the logbook of whose chair it is.
CREATE FUNCTION app.told_of_chair(p_person uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.line('allow', 'change', 'colleagues.change_chair', 'check', p.subject_id, NULL, 1, 'law', '{}'::jsonb) FROM people_person p
  WHERE p.village_id = app.village() AND p.id = p_person
$$;

-- What a chair still has in hand: numbers for a manager, never what it is about. Plans count with the last chair in the village.
CREATE FUNCTION app.open_work_of(p_member uuid) RETURNS TABLE (questions int, promises int, plans int)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record;
BEGIN
  SELECT x.organisation_id, x.person_id INTO m FROM directory_membership x WHERE x.village_id = app.village() AND x.id = p_member;
  IF m.person_id IS NULL OR NOT app.manages(m.organisation_id) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT
    (SELECT count(*) FROM help_requests_helprequest r WHERE r.village_id = app.village() AND r.owner_id = p_member AND r.closed_at IS NULL)::int,
    (SELECT count(*) FROM promises_promise p WHERE p.village_id = app.village() AND p.owner_id = p_member AND p.kept_at IS NULL AND p.let_go_at IS NULL)::int,
    CASE WHEN app.works_elsewhere(p_member) THEN 0 ELSE (SELECT count(*) FROM family_plans_familyplan f WHERE f.village_id = app.village()
      AND f.coordinator_id = m.person_id AND f.closed_at IS NULL AND NOT app.is_family_of(f.subject_id, m.person_id))::int END;
  PERFORM set_config('app.maintenance', '', true);
END $$;

CREATE FUNCTION app.works_elsewhere(p_member uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM directory_membership m JOIN directory_membership x ON x.village_id = m.village_id AND x.person_id = m.person_id
    AND x.id <> m.id AND x.from_at <= now() AND x.until > now() WHERE m.village_id = app.village() AND m.id = p_member)
$$;

-- In calm: only when nothing is open any more. With the last chair in this village everything that was shared closes too, and
-- each who shared it is told. 'open': somebody else has it first. 'last': one manager remains.
CREATE FUNCTION app.end_chair(p_id uuid, p_member uuid, p_words text, p_code text, p_path text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE w record; who uuid;
BEGIN
  PERFORM app.chair_i_keep(p_member, false);
  SELECT * INTO w FROM app.open_work_of(p_member);
  IF w.questions + w.promises + w.plans > 0 THEN RETURN 'open'; END IF;
  SELECT m.person_id INTO who FROM directory_membership m WHERE m.village_id = app.village() AND m.id = p_member;
  IF app.works_elsewhere(p_member) THEN
    UPDATE directory_membership SET until = greatest(now(), from_at), on_duty = false WHERE village_id = app.village() AND id = p_member;
  ELSE
    PERFORM app.close_doors_of(p_id, p_member, p_words, p_code, p_path);
  END IF;
  PERFORM app.told_of_chair(who);
  PERFORM app.end_sessions_of(who);
  RETURN 'ended';
EXCEPTION WHEN check_violation THEN
  RETURN CASE WHEN SQLERRM = 'one manager remains' THEN 'last' ELSE 'open' END;
END $$;

-- In need: every chair of this colleague here, every door and every session, in this moment; what was in hand goes to who
-- stands in. Returns how many hear it; -1: one manager remains.
CREATE FUNCTION app.end_colleague_now(p_id uuid, p_member uuid, p_words text, p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE o uuid; who uuid; other uuid; n int;
BEGIN
  o := app.chair_i_keep(p_member, false);
  IF btrim(p_words) = '' THEN RAISE insufficient_privilege USING MESSAGE = 'not without a reason'; END IF;
  SELECT m.person_id INTO who FROM directory_membership m WHERE m.village_id = app.village() AND m.id = p_member;
  FOR other IN SELECT m.id FROM directory_membership m WHERE m.village_id = app.village() AND m.organisation_id = o AND m.person_id = who
      AND m.id <> p_member AND m.from_at <= now() AND m.until > now() ORDER BY m.id LOOP
    PERFORM app.chair_i_keep(other, false);
    PERFORM app.hand_work_on(other);
  END LOOP;
  n := app.close_doors_of(p_id, p_member, p_words, p_code, p_path);
  UPDATE directory_membership SET until = greatest(now(), from_at), on_duty = false WHERE village_id = app.village() AND organisation_id = o
    AND person_id = who AND from_at <= now() AND until > now() AND app.role_fits(o, role);
  PERFORM app.told_of_chair(who);
  PERFORM app.end_sessions_of(who);
  RETURN n;
EXCEPTION WHEN check_violation THEN RETURN -1;
END $$;

REVOKE ALL ON FUNCTION app.manages, app.needs_a_manager, app.role_fits, app.a_manager_remains, app.chairs_are_given, app.end_sessions_of,
  app.colleagues_of, app.without_a_manager, app.invite_colleague, app.invitations_of, app.take_invitation_back, app.invitation_for_me,
  app.accept_invitation, app.invitations_due, app.invitation_left, app.chair_i_keep, app.change_shown, app.change_chair, app.give_chair,
  app.told_of_chair, app.open_work_of, app.works_elsewhere, app.end_chair, app.end_colleague_now FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.colleagues_of, app.without_a_manager, app.invite_colleague, app.invitations_of, app.take_invitation_back,
  app.invitation_for_me, app.accept_invitation, app.invitations_due, app.invitation_left, app.change_shown, app.change_chair, app.give_chair,
  app.open_work_of, app.end_chair, app.end_colleague_now TO village_app;
