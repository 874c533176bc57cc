-- Who looks after a child: written down at the contact point with the proof that was seen, confirmed by that person's own
-- sign-in, told to the young person and the other guardians. What a guardian then sees is the law file's, age by age.

-- A contact person who works on something of this child, other than what the child asked just for itself.
CREATE FUNCTION app.may_record_guardians(p_subject uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.works_as('contact_person') AND app.strong_enough() AND app.only_item() IS NULL AND EXISTS (SELECT 1 FROM access_grant g
    WHERE g.village_id = app.village() AND g.reader_id = app.person() AND g.subject_id = p_subject AND (g.rights & 4) <> 0
      AND g.organisation_id IS NOT NULL AND (g.kinds & 127) <> 0 AND g.vf <= now() AND g.vt > now())
$$;

CREATE FUNCTION app.ward_of(p_subject uuid) RETURNS TABLE (person_id uuid, name text, birth_date date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.name::text, p.birth_date FROM people_person p
    WHERE p.village_id = app.village() AND p.subject_id = p_subject AND app.may_record_guardians(p_subject)
$$;

CREATE FUNCTION app.guardians_known(p_subject uuid) RETURNS TABLE (guardian_id uuid, name text, authority text,
  from_at timestamptz, until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.guardian_id, max(p.name)::text, max(g.authority)::text, min(g.from_at), max(g.until)
  FROM people_guardianship g JOIN people_person p ON p.village_id = g.village_id AND p.id = g.guardian_id
  WHERE g.village_id = app.village() AND g.subject_id = p_subject AND g.until > greatest(now(), g.from_at) AND app.may_record_guardians(p_subject)
  GROUP BY g.guardian_id ORDER BY 2
$$;

CREATE FUNCTION app.invite_guardian(p_id uuid, p_subject uuid, p_authority text, p_evidence text, p_phases jsonb, p_law text,
  p_fingerprint bytea, p_until timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.may_record_guardians(p_subject) OR p_evidence = '' OR p_phases = '[]'::jsonb THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to record';
  END IF;
  INSERT INTO circles_guardianinvite (id, village_id, created_at, child_id, invited_by_id, authority, evidence, phases, law_version, fingerprint, until)
    SELECT p_id, app.village(), now(), p.id, app.person(), p_authority, p_evidence, p_phases, p_law, p_fingerprint, p_until
    FROM people_person p WHERE p.village_id = app.village() AND p.subject_id = p_subject AND p.birth_date IS NOT NULL;
  IF NOT FOUND THEN RAISE insufficient_privilege USING MESSAGE = 'nobody with a birth date'; END IF;
  PERFORM app.line('allow', 'change', 'circles.invite_guardian', 'help', p_subject, NULL, 1, app.basis(p_subject, NULL),
    jsonb_build_object('law', p_law));
END $$;

-- What the one who was invited reads first: who asks, and as what. Not yet about whom: a mail may go astray.
CREATE FUNCTION app.guardian_invitation(p_fingerprint bytea) RETURNS TABLE (place text, worker text, authority text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.name::text, m.public_name::text, i.authority::text FROM circles_guardianinvite i
    JOIN LATERAL (SELECT x.* FROM directory_membership x WHERE x.village_id = i.village_id AND x.person_id = i.invited_by_id
      ORDER BY x.until DESC, x.from_at LIMIT 1) m ON true
    JOIN directory_organization o ON o.village_id = m.village_id AND o.id = m.organisation_id
  WHERE i.village_id = app.village() AND i.fingerprint = p_fingerprint AND i.until > now() AND i.answered_at IS NULL
    AND i.invited_by_id <> app.person() AND i.child_id <> app.person() AND app.only_item() IS NULL
$$;

-- Yes or no of the one who was invited, with their own account. True: recorded.
CREATE FUNCTION app.answer_guardian(p_fingerprint bytea, p_yes boolean, p_code text, p_path text, p_worker_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE i circles_guardianinvite%ROWTYPE; s uuid; who uuid; fits boolean;
BEGIN
  SELECT x.* INTO i FROM circles_guardianinvite x WHERE x.village_id = app.village() AND x.fingerprint = p_fingerprint AND x.until > now()
    AND x.answered_at IS NULL FOR UPDATE;
  SELECT p.account_id IS NOT NULL AND (p.birth_date IS NULL OR p.birth_date <= (now() - interval '18 years')::date) INTO fits
    FROM people_person p WHERE p.village_id = app.village() AND p.id = app.person();
  IF i.id IS NULL OR NOT coalesce(fits, false) OR app.only_item() IS NOT NULL OR NOT app.strong_enough()
    OR app.person() IN (i.invited_by_id, i.child_id) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not for you';
  END IF;
  UPDATE circles_guardianinvite SET answered_at = now(), answered_by_id = app.person(), is_yes = p_yes WHERE village_id = i.village_id AND id = i.id;
  PERFORM app.tell(gen_random_uuid(), i.invited_by_id, p_code, p_worker_path);
  IF NOT p_yes THEN RETURN false; END IF;
  SELECT p.subject_id INTO STRICT s FROM people_person p WHERE p.village_id = i.village_id AND p.id = i.child_id;
  FOR who IN SELECT i.child_id UNION SELECT g.guardian_id FROM people_guardianship g WHERE g.village_id = i.village_id AND g.subject_id = s
      AND g.from_at <= now() AND g.until > now() AND g.guardian_id <> app.person() LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_code, p_path);
  END LOOP;
  INSERT INTO people_guardianship (id, village_id, created_at, subject_id, child_id, guardian_id, authority, evidence, kinds, from_at, until, law_version)
    SELECT gen_random_uuid(), i.village_id, now(), s, i.child_id, app.person(), i.authority, i.evidence,
      ARRAY(SELECT jsonb_array_elements_text(f -> 'kinds')::smallint), greatest((f ->> 'from')::timestamptz, now()), (f ->> 'until')::timestamptz, i.law_version
    FROM jsonb_array_elements(i.phases) f;
  PERFORM app.line('allow', 'change', 'circles.become_guardian', '', s, NULL, 1, 'guardian', jsonb_build_object('law', i.law_version));
  RETURN true;
END $$;

-- A judge decided otherwise, or it was never right: from now on this person sees nothing of it as a guardian.
CREATE FUNCTION app.end_guardian(p_subject uuid, p_guardian uuid, p_evidence text, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n int; who uuid;
BEGIN
  IF NOT app.may_record_guardians(p_subject) OR p_evidence = '' OR p_guardian = app.person() THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to record';
  END IF;
  FOR who IN SELECT DISTINCT g.guardian_id FROM people_guardianship g WHERE g.village_id = app.village() AND g.subject_id = p_subject
      AND g.until > now() UNION SELECT p.id FROM people_person p WHERE p.village_id = app.village() AND p.subject_id = p_subject LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_code, p_path);
  END LOOP;
  UPDATE people_guardianship SET until = greatest(from_at, now()), evidence = left(evidence || ' / ' || p_evidence, 200)
    WHERE village_id = app.village() AND subject_id = p_subject AND guardian_id = p_guardian AND until > now();
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n = 0 THEN RAISE insufficient_privilege USING MESSAGE = 'no guardian'; END IF;
  PERFORM app.line('allow', 'change', 'circles.end_guardian', 'help', p_subject, NULL, 1, app.basis(p_subject, NULL), '{}'::jsonb);
  RETURN true;
END $$;

REVOKE ALL ON FUNCTION app.may_record_guardians, app.ward_of, app.guardians_known, app.invite_guardian, app.guardian_invitation,
  app.answer_guardian, app.end_guardian FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.may_record_guardians, app.ward_of, app.guardians_known, app.invite_guardian, app.guardian_invitation,
  app.answer_guardian, app.end_guardian TO village_app;
