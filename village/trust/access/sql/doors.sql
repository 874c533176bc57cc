-- What needs more than one's own rights, each as one small function with its own check.

-- Somebody new: a visitor for themself, an account that joins this village, or the contact point for a family.
CREATE FUNCTION app.new_person(p_id uuid, p_subject uuid, p_name text, p_language text, p_email text, p_phone text,
  p_birth date) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE nobody uuid := '00000000-0000-0000-0000-000000000000'; mine boolean := app.person() = nobody;
  acc int := nullif(current_setting('app.account', true), '')::int;
BEGIN
  IF NOT mine AND NOT (app.works_as('contact_person', 'coach', 'supervisor', 'keeper') AND app.strong_enough()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to add';
  END IF;
  INSERT INTO people_subject (id, village_id, whose) VALUES (p_subject, app.village(), 'person');
  INSERT INTO people_person (id, village_id, subject_id, account_id, name, birth_date, language, email, phone)
    VALUES (p_id, app.village(), p_subject, CASE WHEN mine THEN acc END, p_name, p_birth, p_language, p_email, p_phone);
  IF mine THEN PERFORM set_config('app.person', p_id::text, true); END IF;
END $$;

-- The members on duty of an organisation that was just given a consent start with it, until one takes it up.
CREATE FUNCTION app.assign_on_duty(p_organisation uuid, p_subject uuid, p_item uuid, p_kind int, p_ids uuid[]) RETURNS uuid[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE them uuid[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = app.village() AND c.given_by_id = app.person()
      AND c.to_organisation_id = p_organisation AND c.subject_id = p_subject AND c.item_id = p_item AND c.withdrawn_at IS NULL) THEN
    RAISE insufficient_privilege USING MESSAGE = 'no consent of yours';
  END IF;
  WITH duty AS (
    SELECT person_id, row_number() OVER (ORDER BY person_id) AS n FROM (SELECT DISTINCT m.person_id FROM directory_membership m
    WHERE m.village_id = app.village() AND m.organisation_id = p_organisation AND m.on_duty AND m.from_at <= now() AND m.until > now()
    ORDER BY m.person_id LIMIT cardinality(p_ids)) x),
  made AS (
    INSERT INTO consent_assignment (id, village_id, created_at, subject_id, item_id, kind, organisation_id, person_id, reason, from_at, until, kept_until)
      SELECT p_ids[n], app.village(), now(), p_subject, p_item, p_kind, p_organisation, person_id, 'on duty', now(),
        '9999-12-01 00:00+00', '9999-12-01 00:00+00' FROM duty
    RETURNING person_id)
  SELECT coalesce(array_agg(person_id), '{}') INTO them FROM made;
  RETURN them;
END $$;

-- May I decide who of my organisation works on this? With the item in hand, or as team leader.
CREATE FUNCTION app.may_assign(p_organisation uuid, p_subject uuid, p_item uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p_organisation = ANY (app.my_organisations()) AND app.strong_enough() AND (
    EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = app.village() AND g.reader_id = app.person() AND g.subject_id = p_subject
      AND g.item_id IS NOT DISTINCT FROM p_item AND g.organisation_id = p_organisation AND (g.rights & 4) <> 0
      AND g.vf <= now() AND g.vt > now())
    OR EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village() AND m.organisation_id = p_organisation
      AND m.person_id = app.person() AND m.role = 'supervisor' AND m.from_at <= now() AND m.until > now()))
$$;

-- One of us takes it: the others on duty lose it at once, without a trace to read; a named worker keeps own notes.
CREATE FUNCTION app.take_over(p_id uuid, p_organisation uuid, p_subject uuid, p_item uuid, p_kind int, p_person uuid,
  p_reason text, p_kept_years int) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.may_assign(p_organisation, p_subject, p_item) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to assign';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village() AND m.organisation_id = p_organisation
      AND m.person_id = p_person AND m.from_at <= now() AND m.until > now()) THEN
    RAISE check_violation USING MESSAGE = 'not a member';
  END IF;
  UPDATE consent_assignment SET until = now(), kept_until = CASE WHEN reason = 'on duty' THEN now()
      ELSE now() + make_interval(years => p_kept_years) END
    WHERE village_id = app.village() AND organisation_id = p_organisation AND subject_id = p_subject
      AND item_id IS NOT DISTINCT FROM p_item AND until > now();
  INSERT INTO consent_assignment (id, village_id, created_at, subject_id, item_id, kind, organisation_id, person_id, reason, from_at, until, kept_until)
    VALUES (p_id, app.village(), now(), p_subject, p_item, p_kind, p_organisation, p_person, p_reason, now(),
      '9999-12-01 00:00+00', '9999-12-01 00:00+00');
END $$;

-- A deputy works beside the owner.
CREATE FUNCTION app.assign_also(p_id uuid, p_organisation uuid, p_subject uuid, p_item uuid, p_kind int, p_person uuid,
  p_reason text, p_until timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.may_assign(p_organisation, p_subject, p_item) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to assign';
  END IF;
  INSERT INTO consent_assignment (id, village_id, created_at, subject_id, item_id, kind, organisation_id, person_id, reason, from_at, until, kept_until)
    SELECT p_id, app.village(), now(), p_subject, p_item, p_kind, p_organisation, p_person, p_reason, now(), p_until, p_until
    FROM directory_membership m WHERE m.village_id = app.village() AND m.organisation_id = p_organisation
      AND m.person_id = p_person AND m.from_at <= now() AND m.until > now() LIMIT 1;
  IF NOT FOUND THEN RAISE check_violation USING MESSAGE = 'not a member'; END IF;
END $$;

-- Who is guardian: the contact point or the keeper writes it down, with the evidence they saw.
CREATE FUNCTION app.record_guardianship(p_ids uuid[], p_child uuid, p_guardian uuid, p_authority text, p_evidence text,
  p_kinds jsonb, p_from timestamptz[], p_until timestamptz[], p_law text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s uuid;
BEGIN
  IF NOT app.works_as('contact_person', 'keeper') OR NOT app.strong_enough() THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to record';
  END IF;
  IF app.person() = p_guardian THEN RAISE insufficient_privilege USING MESSAGE = 'somebody else records this'; END IF;
  SELECT subject_id INTO STRICT s FROM people_person WHERE village_id = app.village() AND id = p_child;
  INSERT INTO people_guardianship (id, village_id, created_at, subject_id, child_id, guardian_id, authority, evidence, kinds, from_at, until, law_version)
    SELECT p_ids[n], app.village(), now(), s, p_child, p_guardian, p_authority, p_evidence,
      ARRAY(SELECT jsonb_array_elements_text(p_kinds -> (n - 1))::smallint), p_from[n], p_until[n], p_law
    FROM generate_series(1, cardinality(p_ids)) n;
END $$;

-- Danger or law: a professional looks without consent, for some hours, with a reason the family can read.
CREATE FUNCTION app.invoke_mandate(p_id uuid, p_subject uuid, p_kinds smallint[], p_ground text, p_reason bytea,
  p_hours int, p_review date, p_law text, p_roles text[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.works_as(VARIADIC p_roles) OR NOT app.strong_enough() OR octet_length(p_reason) < 40 THEN
    RAISE insufficient_privilege USING MESSAGE = 'not without a role, a second factor and a reason';
  END IF;
  INSERT INTO consent_mandate (id, village_id, created_at, subject_id, to_person_id, kinds, ground, reason, from_at, until, review_on, law_version)
    VALUES (p_id, app.village(), now(), p_subject, app.person(), p_kinds, p_ground, p_reason, now(),
      now() + make_interval(hours => least(p_hours, 72)), p_review, p_law);
  PERFORM app.line('allow', 'danger', 'invoke_mandate', 'danger', p_subject, NULL, app.mask(p_kinds), 'danger', '{}'::jsonb);
END $$;

-- A way in without account: stored as a keyed fingerprint, for one person and one item.
CREATE FUNCTION app.give_code(p_id uuid, p_person uuid, p_item uuid, p_way text, p_fingerprint bytea, p_until timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_way = 'receipt' AND p_person <> app.person() THEN
    RAISE insufficient_privilege USING MESSAGE = 'a receipt is for who asked';
  END IF;
  IF p_way = 'link' AND NOT EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = app.village() AND c.to_person_id = p_person
      AND c.item_id = p_item AND c.withdrawn_at IS NULL AND c.until > now()
      -- and is made by somebody who holds that item too: who knows two ids alone does not come in as another
      AND EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = c.village_id AND g.reader_id = app.person()
        AND g.subject_id = c.subject_id AND (g.item_id IS NULL OR g.item_id = p_item) AND (g.kinds & (1 << c.kind)) <> 0
        AND g.vf <= now() AND g.vt > now())) THEN
    RAISE insufficient_privilege USING MESSAGE = 'a link is for somebody it was shared with';
  END IF;
  INSERT INTO people_entrycode (id, village_id, created_at, person_id, item_id, way, fingerprint, until)
    VALUES (p_id, app.village(), now(), p_person, p_item, p_way, p_fingerprint, p_until);
END $$;

-- Look a code up; `p_use` burns a link (a POST), without it nothing changes (a mail scanner's GET).
CREATE FUNCTION app.come_in(p_village uuid, p_way text, p_fingerprint bytea, p_use boolean, OUT person uuid, OUT item uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT c.person_id, c.item_id INTO person, item FROM people_entrycode c
    WHERE c.village_id = p_village AND c.way = p_way AND c.fingerprint = p_fingerprint AND c.until > now()
      AND (p_way = 'receipt' OR c.used_at IS NULL);
  IF p_use AND item IS NOT NULL THEN
    UPDATE people_entrycode SET used_at = now() WHERE village_id = p_village AND fingerprint = p_fingerprint;
  END IF;
END $$;

-- Tell somebody that something waits: a notice on screen, and a mail that says only that.
CREATE FUNCTION app.tell(p_id uuid, p_person uuid, p_code text, p_path text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO notices_notice (id, village_id, created_at, person_id, code, path)
    VALUES (p_id, app.village(), now(), p_person, p_code, p_path);
  INSERT INTO notices_delivery (id, village_id, created_at, person_id, address, language, due_at, tries)
    SELECT gen_random_uuid(), app.village(), now(), p.id, p.email, p.language, now(), 0
    FROM people_person p WHERE p.village_id = app.village() AND p.id = p_person AND p.email <> ''
      AND NOT EXISTS (SELECT 1 FROM notices_delivery d WHERE d.village_id = p.village_id AND d.person_id = p.id AND d.sent_at IS NULL);
END $$;

-- The clock's own questions: ids, addresses and due times, never a word of content.
CREATE FUNCTION app.deliveries_due(p_limit int) RETURNS TABLE (id uuid, village_id uuid, address text, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.id, d.village_id, d.address, d.language FROM notices_delivery d
  WHERE d.sent_at IS NULL AND d.due_at <= now() AND d.tries < 10 ORDER BY d.due_at LIMIT p_limit
$$;
CREATE FUNCTION app.delivered(p_id uuid, p_ok boolean) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE notices_delivery SET sent_at = CASE WHEN p_ok THEN now() END, tries = tries + 1,
    due_at = now() + make_interval(mins => (2 ^ least(tries, 8))::int) WHERE id = p_id
$$;
CREATE FUNCTION app.unsent() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT count(*) FROM notices_delivery WHERE sent_at IS NULL AND due_at < now() - interval '10 minutes' $$;

-- Who looked at what is mine to read: lines about the subject, and lists that showed it. Newest first.
CREATE FUNCTION app.looks(p_subject uuid, p_item uuid, p_before bigint, p_limit int) RETURNS TABLE (
  id bigint, at timestamptz, act text, verb text, purpose text, person_id uuid, person_name text, role text,
  organisation_name text, item_id uuid, kinds int, basis text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE mine int := app.my_kinds(p_subject); shut uuid[] := app.closed(); one uuid := app.only_item();
BEGIN
  IF NOT app.strong_enough() THEN RETURN; END IF;
  RETURN QUERY
  SELECT * FROM (
    SELECT e.id, e.at, e.act::text, e.verb::text, e.purpose::text, e.person_id, e.person_name::text, e.role::text,
      e.organisation_name::text, e.item_id, e.kinds, e.basis::text
    FROM logbook_entry e WHERE e.village_id = app.village() AND e.subject_id = p_subject AND e.decision = 'allow'
      AND e.visible_from <= now() AND e.kinds <> 0 AND e.kinds & ~mine = 0
    UNION ALL
    SELECT e.id, e.at, e.act, e.verb, e.purpose, e.person_id, e.person_name, e.role, e.organisation_name, s.item_id, s.kinds, e.basis
    FROM logbook_shown s JOIN logbook_entry e ON e.village_id = s.village_id AND e.id = s.entry_id
    WHERE s.village_id = app.village() AND s.subject_id = p_subject AND e.visible_from <= now() AND s.kinds <> 0 AND s.kinds & ~mine = 0) x
  WHERE (p_item IS NULL OR x.item_id = p_item) AND (one IS NULL OR x.item_id = one)
    AND NOT coalesce(x.item_id = ANY (shut), false) AND (p_before IS NULL OR x.id < p_before)
  ORDER BY x.id DESC LIMIT p_limit;
END $$;

-- May I do this with that record? Asks the same lock; writes nothing.
CREATE FUNCTION app.may_record(p_table text, p_id uuid, p_right int) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t app.protected%ROWTYPE; r record;
BEGIN
  SELECT * INTO t FROM app.protected WHERE name = p_table;
  IF NOT FOUND THEN RAISE insufficient_privilege USING MESSAGE = 'not a protected table'; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  EXECUTE format('SELECT subject_id, %s AS kind, %s AS audience, %s AS author, %s AS organisation, %s AS item, %s AS created FROM %I t WHERE village_id = $1 AND id = $2',
    t.kind_sql, t.audience_sql, t.author_sql, t.organisation_sql, t.item_sql, t.created_sql, p_table)
    INTO r USING app.village(), p_id;
  PERFORM set_config('app.maintenance', '', true);
  RETURN r.subject_id IS NOT NULL
    AND app.allows(r.subject_id, r.kind, r.audience, r.author, r.organisation, r.item, r.created, p_right);
END $$;

-- Who can see this record now: answered only to somebody who may see it too. Never names who was shut out.
CREATE FUNCTION app.readers_of(p_table text, p_id uuid) RETURNS TABLE (
  person_id uuid, name text, role text, organisation_name text, basis text, until timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t app.protected%ROWTYPE; r record;
BEGIN
  IF NOT app.may_record(p_table, p_id, 1) THEN RETURN; END IF;
  SELECT * INTO t FROM app.protected WHERE protected.name = p_table;
  PERFORM set_config('app.maintenance', 'on', true);
  EXECUTE format('SELECT subject_id, %s AS kind, %s AS audience, %s AS author, %s AS organisation, %s AS item, %s AS created FROM %I t WHERE village_id = $1 AND id = $2',
    t.kind_sql, t.audience_sql, t.author_sql, t.organisation_sql, t.item_sql, t.created_sql, p_table)
    INTO r USING app.village(), p_id;
  PERFORM set_config('app.maintenance', '', true);
  RETURN QUERY
  SELECT g.reader_id, coalesce(max(m.public_name), max(p.name))::text, coalesce(max(m.role), '')::text, coalesce(max(o.name), '')::text,
    (ARRAY['you', 'owner', 'guardian', 'shared', 'kept', 'danger'])[min(g.via)], max(g.vt)
  FROM access_grant g JOIN people_person p ON p.village_id = g.village_id AND p.id = g.reader_id
  LEFT JOIN directory_membership m ON m.village_id = g.village_id AND m.person_id = g.reader_id AND m.organisation_id = g.organisation_id
    AND m.from_at <= now() AND m.until > now()
  LEFT JOIN directory_organization o ON o.village_id = m.village_id AND o.id = m.organisation_id
  WHERE g.village_id = app.village() AND g.subject_id = r.subject_id AND g.vf <= now() AND g.vt > now() AND (g.rights & 1) <> 0
    AND g.since <= r.created AND (g.item_id IS NULL OR g.item_id = r.item)
    AND CASE r.audience WHEN 2 THEN r.author = g.reader_id AND (g.audiences & 4) <> 0 AND (g.own_kinds & (1 << r.kind)) <> 0
      WHEN 3 THEN (g.audiences & 8) <> 0 AND g.organisation_id = r.organisation AND (g.own_kinds & (1 << r.kind)) <> 0
        AND (r.kind <> 7 OR g.item_id IS NOT NULL OR r.author = g.reader_id)
      ELSE (g.audiences & (1 << r.audience)) <> 0 AND (g.kinds & (1 << r.kind)) <> 0 END
    AND NOT EXISTS (SELECT 1 FROM access_item i WHERE i.village_id = g.village_id AND i.reader_id = g.reader_id AND i.item_id = r.item)
  GROUP BY g.reader_id ORDER BY min(g.via), 2;
END $$;

-- What nobody needs any more: drafts, sent forms and used-up ways in. Returns how many rows went.
CREATE FUNCTION app.sweep() RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n bigint; total bigint := 0;
BEGIN
  DELETE FROM villages_draft WHERE changed_at < now() - interval '14 days';
  GET DIAGNOSTICS n = ROW_COUNT; total := total + n;
  DELETE FROM villages_sentform WHERE created_at < now() - interval '2 days';
  GET DIAGNOSTICS n = ROW_COUNT; total := total + n;
  DELETE FROM people_entrycode WHERE until < now() - interval '30 days';
  GET DIAGNOSTICS n = ROW_COUNT; total := total + n;
  RETURN total;
END $$;
