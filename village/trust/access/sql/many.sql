-- Somebody who works here opens very many people in a short time: a stolen sign-in, or a worker who looks around (T5).
-- Counted is what is opened one by one, never what a list or a search shows, and never in danger. The answer is part of
-- the line that is written anyway, so an ordinary day asks nothing more.

-- Is opening paused for me? For the page that says so.
CREATE FUNCTION app.reading_paused() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM logbook_readingpause p WHERE p.village_id = app.village() AND p.person_id = app.person() AND p.lifted_at IS NULL)
$$;

-- One more? Somebody opened within the hour stays open to go on with; somebody new is refused once the number is reached.
CREATE FUNCTION app.reads_too_many(s uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := app.person(); since timestamptz := clock_timestamp() - interval '1 hour'; most int; paused boolean := false; last record;
  e record; seen uuid[] := '{}'; who uuid;
BEGIN
  SELECT p.lifted_at INTO last FROM logbook_readingpause p WHERE p.village_id = app.village() AND p.person_id = me ORDER BY p.from_at DESC LIMIT 1;
  IF FOUND THEN
    paused := last.lifted_at IS NULL;
    since := CASE WHEN paused THEN since ELSE greatest(since, last.lifted_at) END;
  END IF;
  SELECT v.most_in_an_hour INTO most FROM villages_village v WHERE v.id = app.village();
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

CREATE OR REPLACE FUNCTION app.open_subject(s uuid, p_purpose text, ctx jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE way text := app.basis(s, NULL); r bigint; seen int;
BEGIN
  IF app.person() = '00000000-0000-0000-0000-000000000000' THEN RETURN NULL; END IF;
  IF NOT app.strong_enough() THEN way := ''; END IF;
  -- what is not an own story, when there is any: so that a guardian reads of the look, and of nothing more;
  -- but when you look at what is about you, that is nobody else's to follow
  SELECT coalesce(CASE WHEN way <> 'you' THEN nullif(bit_or(kinds) & 127, 0) END, nullif(bit_or(kinds), 0), bit_or(own_kinds) & 127, 0) INTO seen FROM access_grant
    WHERE village_id = app.village() AND reader_id = app.person() AND subject_id = s AND item_id IS NULL AND vf <= now() AND vt > now();
  -- a reader who holds single items only opens each of them by itself: the page's line would tell too much or too little
  IF way <> '' AND NOT EXISTS (SELECT 1 FROM access_grant WHERE village_id = app.village() AND reader_id = app.person()
      AND subject_id = s AND item_id IS NULL AND vf <= now() AND vt > now()) THEN way := ''; END IF;
  IF way IN ('shared', 'kept') AND p_purpose <> 'danger' AND app.reads_too_many(s) THEN way := ''; END IF;
  r := app.line(CASE WHEN way = '' THEN 'deny' ELSE 'allow' END, CASE way WHEN 'danger' THEN 'danger' ELSE 'view' END, '', p_purpose, s, NULL,
                CASE WHEN way = '' THEN 0 ELSE seen END, way, ctx);
  IF way = '' THEN RETURN NULL; END IF;
  RETURN r;
END $$;

-- Open one record by its key: the reader learns nothing about a record that is not theirs, not even that it exists.
CREATE OR REPLACE FUNCTION app.open_record(p_table text, p_id uuid, p_right int, p_purpose text, ctx jsonb,
  OUT key bigint, OUT subject uuid, OUT item uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t app.protected%ROWTYPE; r record; ok boolean; way text;
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
  ok := app.allows(r.subject_id, r.kind, r.audience, r.author, r.organisation, r.item, r.created, p_right);
  way := CASE WHEN ok THEN app.basis(r.subject_id, r.item) ELSE '' END;
  IF way IN ('shared', 'kept') AND p_purpose <> 'danger' AND app.reads_too_many(r.subject_id) THEN ok := false; way := ''; END IF;
  key := app.line(CASE WHEN ok THEN 'allow' ELSE 'deny' END, CASE way WHEN 'danger' THEN 'danger' ELSE 'view' END, '', p_purpose,
    r.subject_id, r.item, 1 << r.kind, way, ctx);
  IF ok THEN subject := r.subject_id; item := r.item; ELSE key := NULL; END IF;
END $$;

-- Going on, after proving the second step again, and with a reason that the privacy officer reads.
CREATE FUNCTION app.read_on(p_reason text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR length(trim(p_reason)) < 10 THEN RAISE insufficient_privilege USING MESSAGE = 'not without a reason'; END IF;
  UPDATE logbook_readingpause SET lifted_at = clock_timestamp(), reason = left(trim(p_reason), 300) WHERE village_id = app.village()
    AND person_id = app.person() AND lifted_at IS NULL;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM app.line('allow', 'change', 'access.read_on', 'check', NULL, NULL, 0, '', '{}'::jsonb);
  RETURN true;
END $$;

-- For the privacy officer, and for a team leader of the own team: who, when, and why it went on. Nobody who was looked at.
CREATE FUNCTION app.reading_pauses() RETURNS TABLE (name text, organisation text, from_at timestamptz, lifted_at timestamptz, reason text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() THEN RETURN; END IF;
  RETURN QUERY SELECT DISTINCT ON (p.from_at, p.id) m.public_name::text, o.name::text, p.from_at, p.lifted_at, p.reason::text
    FROM logbook_readingpause p JOIN directory_membership m ON m.village_id = p.village_id AND m.person_id = p.person_id
      JOIN directory_organization o ON o.village_id = m.village_id AND o.id = m.organisation_id
    WHERE p.village_id = app.village() AND (app.works_as('privacy_officer') OR EXISTS (SELECT 1 FROM directory_membership me
      WHERE me.village_id = p.village_id AND me.person_id = app.person() AND me.organisation_id = m.organisation_id AND me.role = 'supervisor'
        AND me.from_at <= now() AND me.until > now()))
    ORDER BY p.from_at DESC, p.id LIMIT 100;
END $$;

REVOKE ALL ON FUNCTION app.reading_paused, app.reads_too_many, app.read_on, app.reading_pauses FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.reading_paused, app.read_on, app.reading_pauses TO village_app;
