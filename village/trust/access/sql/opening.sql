-- Opening one thing: the line that is its key, and what is asked before it is written.
CREATE OR REPLACE FUNCTION app.line(p_decision text, p_act text, p_verb text, p_purpose text, p_subject uuid, p_item uuid,
  p_kinds int, p_basis text, ctx jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r bigint; v uuid := app.village(); me uuid := app.person(); who record;
BEGIN
  SELECT p.name, seat.* INTO who FROM people_person p LEFT JOIN LATERAL (
      SELECT m.organisation_id, m.role, o.name AS organisation FROM directory_membership m
      JOIN directory_organization o ON o.village_id = m.village_id AND o.id = m.organisation_id
      WHERE m.village_id = v AND m.person_id = me AND m.from_at <= now() AND m.until > now() ORDER BY m.from_at, m.id LIMIT 1) seat ON true
    WHERE p.village_id = v AND p.id = me;
  INSERT INTO logbook_entry (village_id, at, decision, act, verb, purpose, person_id, person_name, role, organisation_id,
    organisation_name, subject_id, item_id, kinds, basis, law_version, session, device, visible_from)
  VALUES (v, clock_timestamp(), p_decision, p_act, p_verb, p_purpose, me, coalesce(who.name, ''),
    coalesce(who.role, ''), who.organisation_id, coalesce(who.organisation, ''), p_subject, p_item, p_kinds, p_basis,
    coalesce(ctx->>'law', ''), coalesce(ctx->>'session', ''), coalesce(ctx->>'device', ''), now())
  RETURNING id INTO r;
  RETURN r;
END $$;

-- One more? Somebody opened within the hour stays open to go on with; somebody new is refused once the number is reached.
CREATE OR REPLACE FUNCTION app.reads_too_many(s uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := app.person(); since timestamptz := clock_timestamp() - interval '1 hour'; most int; paused boolean; lifted timestamptz;
  e record; seen uuid[] := '{}'; who uuid;
BEGIN
  SELECT v.most_in_an_hour, last.id IS NOT NULL AND last.lifted_at IS NULL, last.lifted_at INTO most, paused, lifted FROM villages_village v
    LEFT JOIN LATERAL (SELECT p.id, p.lifted_at FROM logbook_readingpause p WHERE p.village_id = v.id AND p.person_id = me
      ORDER BY p.from_at DESC LIMIT 1) last ON true
    WHERE v.id = app.village();
  since := greatest(since, lifted);
  FOR e IN SELECT l.subject_id, l.at, l.act, l.decision, l.basis FROM logbook_entry l WHERE l.village_id = app.village() AND l.person_id = me
      ORDER BY l.id DESC LIMIT 2000 LOOP
    EXIT WHEN e.at <= since;
    CONTINUE WHEN e.decision <> 'allow' OR e.act NOT IN ('view', 'danger') OR e.basis = 'you' OR e.subject_id IS NULL;
    IF e.subject_id = s THEN RETURN false; END IF;
    IF NOT e.subject_id = ANY (seen) THEN seen := seen || e.subject_id; END IF;
  END LOOP;
  IF paused THEN RETURN true; END IF;
  IF cardinality(seen) < most THEN RETURN false; END IF;
  -- two openings at once: one of them writes it down
  INSERT INTO logbook_readingpause (id, village_id, created_at, person_id, from_at, reason) VALUES (gen_random_uuid(), app.village(), now(), me, clock_timestamp(), '')
    ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN true; END IF;
  FOR who IN SELECT DISTINCT m.person_id FROM directory_membership m WHERE m.village_id = app.village() AND m.person_id <> me
      AND m.from_at <= now() AND m.until > now() AND (m.role = 'privacy_officer'
        OR m.role = 'supervisor' AND m.organisation_id = ANY (app.my_organisations())) LOOP
    PERFORM app.tell(gen_random_uuid(), who, 'read_many', 'pauses/');
  END LOOP;
  RETURN true;
END $$;

-- Open one record by its key: the reader learns nothing about a record that is not theirs, not even that it exists.
CREATE OR REPLACE FUNCTION app.open_record(p_table text, p_id uuid, p_right int, p_purpose text, ctx jsonb,
  OUT key bigint, OUT subject uuid, OUT item uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t app.protected%ROWTYPE; r record; ok boolean; strongest int; way text;
BEGIN
  SELECT * INTO t FROM app.protected WHERE name = p_table;
  IF NOT FOUND THEN RAISE insufficient_privilege USING MESSAGE = 'not a protected table'; END IF;
  IF app.person() = '00000000-0000-0000-0000-000000000000' THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  EXECUTE format('SELECT subject_id, %s AS kind, %s AS audience, %s AS author, %s AS organisation, %s AS item, %s AS created FROM %I t WHERE village_id = $1 AND id = $2',
    t.kind_sql, t.audience_sql, t.author_sql, t.organisation_sql, t.item_sql, t.created_sql, p_table)
    INTO r USING app.village(), p_id;
  PERFORM set_config('app.maintenance', '', true);
  IF r.subject_id IS NULL THEN  -- hidden and missing take as long, and somebody who tries keys is seen trying
    PERFORM app.line('deny', 'view', '', p_purpose, NULL, NULL, 0, '', ctx);
    RETURN;
  END IF;
  -- app.allows() and app.basis() in one look at the grants
  SELECT bool_or({grant_reaches}), min(g.via) FILTER (WHERE g.item_id IS NULL OR r.item IS NULL OR g.item_id = r.item) INTO ok, strongest
    FROM access_grant g WHERE g.village_id = app.village() AND g.reader_id = app.person() AND g.subject_id = r.subject_id AND g.vf <= now() AND g.vt > now();
  ok := coalesce(ok, false) AND app.strong_enough() AND (app.only_item() IS NULL OR app.only_item() = r.item)
    AND NOT coalesce(r.item = ANY (app.closed()), false);
  way := CASE WHEN ok THEN (ARRAY['you', 'owner', 'guardian', 'shared', 'kept', 'danger'])[strongest] ELSE '' END;
  IF way IN ('shared', 'kept') AND p_purpose <> 'danger' AND app.reads_too_many(r.subject_id) THEN ok := false; way := ''; END IF;
  key := app.line(CASE WHEN ok THEN 'allow' ELSE 'deny' END, CASE way WHEN 'danger' THEN 'danger' ELSE 'view' END, '', p_purpose,
    r.subject_id, r.item, 1 << r.kind, way, ctx);
  IF ok THEN subject := r.subject_id; item := r.item; ELSE key := NULL; END IF;
END $$;
