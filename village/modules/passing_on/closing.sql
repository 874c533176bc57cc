-- Closing every door to somebody, apart from who may do so; and what they still had in hand goes to somebody else in the
-- same moment, so that nobody who asked is left without anybody.

-- Who stands in at a desk: the deputy, else who is on duty, else who leads the team, else another colleague who works with
-- families. Never somebody whom the family keeps out, and never who asked.
CREATE FUNCTION app.stands_in(p_member uuid, p_organisation uuid, p_subject uuid, p_item uuid, p_kind int, p_author uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT x.id FROM directory_membership x JOIN directory_membership gone ON gone.village_id = x.village_id AND gone.id = p_member
  LEFT JOIN help_requests_absence a ON a.village_id = x.village_id AND a.member_id = p_member AND a.deputy_id = x.id
    AND a.from_at <= now() AND a.until > now()
  WHERE x.village_id = app.village() AND x.organisation_id = p_organisation AND x.person_id <> gone.person_id
    AND x.from_at <= now() AND x.until > now() AND x.role NOT IN ('manager', 'keeper', 'privacy_officer')
    AND app.can_work_on(x.person_id, p_subject, p_item, p_kind, p_author)
  ORDER BY a.id IS NULL, NOT x.on_duty, x.role <> 'supervisor', x.from_at, x.id LIMIT 1
$$;

-- Open questions and promises of one chair. Without anybody to stand in, a question is at the desk again: nobody has it.
CREATE FUNCTION app.hand_work_on(p_member uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; m record; s record; now_with uuid; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  SELECT x.organisation_id, x.person_id INTO m FROM directory_membership x WHERE x.village_id = app.village() AND x.id = p_member;
  PERFORM set_config('app.maintenance', 'on', true);
  FOR r IN SELECT q.id, q.subject_id, q.item_id, q.kind, q.to_organisation_id, q.author_id, q.route FROM help_requests_helprequest q
      WHERE q.village_id = app.village() AND q.owner_id = p_member AND q.closed_at IS NULL ORDER BY q.id FOR UPDATE LOOP
    now_with := app.stands_in(p_member, r.to_organisation_id, r.subject_id, r.item_id, r.kind, r.author_id);
    SELECT x.person_id INTO s FROM directory_membership x WHERE x.village_id = app.village() AND x.id = now_with;
    UPDATE help_requests_helprequest SET owner_id = now_with,
      taken_up_at = CASE WHEN now_with IS NOT NULL THEN taken_up_at END WHERE village_id = app.village() AND id = r.id;
    UPDATE promises_promise SET owner_id = now_with WHERE village_id = app.village() AND item_id = r.item_id AND owner_id = p_member
      AND kept_at IS NULL AND let_go_at IS NULL AND now_with IS NOT NULL;
    UPDATE consent_assignment a SET until = greatest(a.from_at, now()), kept_until = greatest(a.from_at, now())
      WHERE a.village_id = app.village() AND a.organisation_id = r.to_organisation_id AND a.person_id = m.person_id
        AND a.item_id = r.item_id AND a.until > now();
    IF s.person_id IS NOT NULL THEN
      INSERT INTO consent_assignment (id, village_id, created_at, subject_id, item_id, kind, organisation_id, person_id, reason, from_at, until, kept_until)
        VALUES (gen_random_uuid(), app.village(), now(), r.subject_id, r.item_id, r.kind, r.to_organisation_id, s.person_id, 'was given it', now(),
          '9999-12-01 00:00+00', '9999-12-01 00:00+00');
      PERFORM app.tell(gen_random_uuid(), s.person_id, 'given', 'requests/' || r.id || '/');
      PERFORM app.tell(gen_random_uuid(), r.author_id, 'other_owner',
        CASE WHEN r.route = 'concern' THEN 'requests/passed-on/' ELSE 'requests/' || r.id || '/follow/' END);
    END IF;
    PERFORM app.line('allow', 'change', 'passing_on.hand_work_on', 'help', r.subject_id, r.item_id, 1 << r.kind, 'law', '{}'::jsonb);
    PERFORM set_config('app.maintenance', 'on', true);
  END LOOP;
  FOR r IN SELECT p.id, p.subject_id, p.item_id, p.kind, p.author_id FROM promises_promise p WHERE p.village_id = app.village()
      AND p.owner_id = p_member AND p.kept_at IS NULL AND p.let_go_at IS NULL ORDER BY p.id FOR UPDATE LOOP
    now_with := app.stands_in(p_member, m.organisation_id, r.subject_id, r.item_id, r.kind, app.person());
    UPDATE promises_promise SET owner_id = coalesce(now_with, owner_id) WHERE village_id = app.village() AND id = r.id;
  END LOOP;
  PERFORM set_config('app.maintenance', before, true);
END $$;

-- Whatever anybody shared with them, for whatever reason: nothing is left open. Their own family stays theirs. Each who shared
-- something, and each whose plan it is, hears it; of an own story only who told it. Returns how many hear it.
CREATE FUNCTION app.close_doors_of(p_id uuid, p_member uuid, p_words text, p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record; r record; n int := 0;
BEGIN
  SELECT x.organisation_id, x.person_id, x.public_name INTO m FROM directory_membership x WHERE x.village_id = app.village() AND x.id = p_member;
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
  PERFORM app.hand_work_on(p_member);
  PERFORM set_config('app.maintenance', 'on', true);
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

-- A team leader ends at once what is open to somebody of the team, also of who left and still reads along. -1: it cannot be,
-- one manager of the organisation remains.
CREATE OR REPLACE FUNCTION app.end_access_at_once(p_id uuid, p_member uuid, p_words text, p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record;
BEGIN
  SELECT x.organisation_id, x.person_id INTO m FROM directory_membership x WHERE x.village_id = app.village() AND x.id = p_member;
  IF m.person_id IS NULL OR m.person_id = app.person() OR btrim(p_words) = '' OR NOT app.leads(m.organisation_id) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not your team';
  END IF;
  RETURN app.close_doors_of(p_id, p_member, p_words, p_code, p_path);
EXCEPTION WHEN check_violation THEN RETURN -1;
END $$;

REVOKE ALL ON FUNCTION app.stands_in, app.hand_work_on, app.close_doors_of FROM PUBLIC;
