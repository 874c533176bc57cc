-- Written acts of danger: each opened to one person at a time, and closed to everyone who was not told of it.

-- THE RULE once more, with what was disclosed: by that one thing, to that one person (via 6).
CREATE OR REPLACE VIEW app.grant_source WITH (security_invoker = true) AS
WITH part AS NOT MATERIALIZED (
  SELECT p.village_id, p.id AS reader_id, p.subject_id, NULL::uuid AS item_id, NULL::uuid AS organisation_id,
    255 AS kinds, 255 AS own_kinds, 5 AS audiences, 7 AS rights, '2000-01-01 00:00+00'::timestamptz AS since,
    '2000-01-01 00:00+00'::timestamptz AS vf, '9999-12-01 00:00+00'::timestamptz AS vt, 1 AS via
  FROM people_person p
  UNION ALL
  SELECT o.village_id, o.person_id, o.subject_id, NULL, NULL, 255, 255, 5, 7, '2000-01-01 00:00+00', o.from_at, o.until, 2
  FROM people_familyowner o
  UNION ALL
  SELECT g.village_id, g.guardian_id, g.subject_id, NULL, NULL, app.mask(g.kinds::smallint[]) & 127, 127, 5, 7,
    '2000-01-01 00:00+00', g.from_at, g.until, 3
  FROM people_guardianship g
  UNION ALL
  SELECT c.village_id, c.to_person_id, c.subject_id, c.item_id, NULL,
    CASE WHEN c.item_id IS NULL THEN app.mask(c.kinds::smallint[]) ELSE 1 << c.kind END,
    CASE WHEN c.item_id IS NULL THEN 255 ELSE 1 << c.kind END, 5, c.rights,
    CASE WHEN c.reaches_back THEN '2000-01-01 00:00+00' ELSE c.from_at END, c.from_at, c.until, 4
  FROM consent_consent c WHERE c.to_person_id IS NOT NULL AND c.withdrawn_at IS NULL
  UNION ALL
  SELECT c.village_id, a.person_id, c.subject_id, c.item_id, a.organisation_id,
    CASE WHEN c.item_id IS NULL THEN app.mask(c.kinds::smallint[]) ELSE 1 << c.kind END,
    CASE WHEN c.item_id IS NULL THEN 255 ELSE 1 << c.kind END, 15, c.rights,
    CASE WHEN c.reaches_back THEN '2000-01-01 00:00+00' ELSE c.from_at END,
    greatest(c.from_at, a.from_at, m.from_at), least(c.until, a.until, m.until), 4
  FROM consent_consent c
  JOIN consent_assignment a ON a.village_id = c.village_id AND a.subject_id = c.subject_id
    AND a.organisation_id = c.to_organisation_id AND a.item_id IS NOT DISTINCT FROM c.item_id
  JOIN directory_membership m ON m.village_id = a.village_id AND m.organisation_id = a.organisation_id
    AND m.person_id = a.person_id
  WHERE c.to_organisation_id IS NOT NULL AND c.withdrawn_at IS NULL
  UNION ALL
  SELECT a.village_id, a.person_id, a.subject_id, a.item_id, a.organisation_id, 0, 255, 12, 1, '2000-01-01 00:00+00',
    greatest(a.from_at, m.from_at), least(a.kept_until, m.until), 5
  FROM consent_assignment a
  JOIN directory_membership m ON m.village_id = a.village_id AND m.organisation_id = a.organisation_id
    AND m.person_id = a.person_id
  UNION ALL
  SELECT d.village_id, d.to_person_id, d.subject_id, NULL, NULL, app.mask(d.kinds::smallint[]), 0, 3, 1,
    '2000-01-01 00:00+00', d.from_at, d.until, 6
  FROM consent_mandate d
  UNION ALL
  SELECT x.village_id, x.to_person_id, x.subject_id, x.item_id, NULL, 1 << x.kind, 1 << x.kind, 7, x.rights,
    '2000-01-01 00:00+00', x.from_at, x.until, 6
  FROM consent_disclosure x),
limited AS NOT MATERIALIZED (
  SELECT r.village_id, r.subject_id, r.against_person_id AS reader_id,
    bit_or(CASE WHEN r.kinds = '{}' THEN 255 ELSE app.mask(r.kinds::smallint[]) END) AS taken
  FROM consent_restriction r WHERE r.lifted_at IS NULL AND r.item_id IS NULL
  GROUP BY r.village_id, r.subject_id, r.against_person_id),
counted AS (
  SELECT p.village_id, p.reader_id, p.subject_id, p.item_id, p.organisation_id,
    p.kinds & ~coalesce(l.taken, 0) AS kinds, p.own_kinds & ~coalesce(l.taken, 0) AS own_kinds,
    p.audiences, p.rights, p.since, p.vf, p.vt, p.via
  FROM part p LEFT JOIN limited l ON l.village_id = p.village_id AND l.subject_id = p.subject_id
    AND l.reader_id = p.reader_id AND p.via <> 1  -- nobody can take from you what is about you
  WHERE p.vf < p.vt AND p.vt > now())
SELECT village_id, reader_id, subject_id, (row_number() OVER (PARTITION BY village_id, reader_id, subject_id
    ORDER BY via, item_id, organisation_id, vf, vt, since))::smallint AS n,
  item_id, organisation_id, bit_or(kinds)::int AS kinds, bit_or(own_kinds)::int AS own_kinds, audiences::int AS audiences,
  rights::smallint AS rights, since, vf, vt, via::smallint AS via
FROM counted WHERE kinds <> 0 OR own_kinds <> 0
GROUP BY village_id, reader_id, subject_id, item_id, organisation_id, audiences, rights, since, vf, vt, via;

-- What was disclosed about somebody this reader can see, but not to this reader.
CREATE FUNCTION app.not_told(p_reader uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT d.item_id), '{}') FROM consent_disclosure d WHERE d.village_id = app.village()
    AND EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = d.village_id AND g.reader_id = p_reader AND g.subject_id = d.subject_id)
    AND NOT EXISTS (SELECT 1 FROM consent_disclosure m WHERE m.village_id = d.village_id AND m.item_id = d.item_id
      AND m.to_person_id = p_reader AND m.from_at <= now() AND m.until > now())
$$;

-- Closed to me: by a restriction, or because I was not told of it. Lines, lists and counts leave it out as well.
CREATE OR REPLACE FUNCTION app.closed() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN ARRAY(SELECT item_id FROM access_item WHERE village_id = app.village() AND reader_id = app.person()) || app.not_told(app.person());
END $$;

-- Did somebody look, or have a way to look, by a door opened in danger that is closed to the one who asks?
CREATE FUNCTION app.looked_unseen(p_subject uuid, p_person uuid, p_at timestamptz, p_closed uuid[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT cardinality(p_closed) > 0 AND EXISTS (SELECT 1 FROM consent_mandate m WHERE m.village_id = app.village() AND m.subject_id = p_subject
    AND m.to_person_id = p_person AND p_at >= m.from_at AND p_at <= m.until AND m.id = ANY (p_closed))
$$;
CREATE FUNCTION app.listed_unseen(p_entry bigint, p_subject uuid, p_closed uuid[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT cardinality(p_closed) > 0 AND EXISTS (SELECT 1 FROM logbook_entry e WHERE e.village_id = app.village() AND e.id = p_entry
    AND app.looked_unseen(p_subject, e.person_id, e.at, p_closed))
$$;

-- Of whom this person may see nothing at all.
CREATE FUNCTION app.shut_out_of(p_person uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT r.subject_id), '{}') FROM consent_restriction r WHERE r.village_id = app.village()
    AND r.against_person_id = p_person AND r.lifted_at IS NULL AND r.item_id IS NULL AND r.kinds = '{}'
    AND NOT EXISTS (SELECT 1 FROM people_person p WHERE p.village_id = r.village_id AND p.id = p_person AND p.subject_id = r.subject_id)
$$;

CREATE FUNCTION app.shut_out_for_me() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT app.shut_out_of(app.person()) $$;

-- Whom a thing is about, by its key or as it stands in an address. For functions of the lock only.
CREATE FUNCTION app.subject_of_item(p_item uuid) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t text; s uuid; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  FOR t IN SELECT name FROM app.protected WHERE audience_sql = 't.audience::int' ORDER BY name LOOP
    EXECUTE format('SELECT subject_id FROM %I WHERE village_id = $1 AND (id = $2 OR item_id = $2) LIMIT 1', t) INTO s USING app.village(), p_item;
    EXIT WHEN s IS NOT NULL;
  END LOOP;
  PERFORM set_config('app.maintenance', before, true);
  RETURN s;
END $$;
CREATE FUNCTION app.subject_of_path(p_path text) RETURNS uuid
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN x IS NULL OR app.village() IS NULL THEN NULL ELSE app.subject_of_item(x::uuid) END
  FROM (SELECT substring(p_path FROM '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}') AS x) y
$$;

-- Tell somebody that something waits: a notice on screen, and a mail that says only that.
CREATE OR REPLACE FUNCTION app.tell(p_id uuid, p_person uuid, p_code text, p_path text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE shut uuid[] := app.shut_out_of(p_person);
BEGIN
  -- somebody who may see nothing about a person hears nothing about that person either
  IF cardinality(shut) > 0 AND (app.subject_of_path(p_path) = ANY (shut) OR (p_path = '' AND EXISTS (SELECT 1 FROM consent_consent c
      WHERE c.village_id = app.village() AND c.to_person_id = p_person AND c.subject_id = ANY (shut) AND c.from_at = now()))) THEN RETURN; END IF;
  INSERT INTO notices_notice (id, village_id, created_at, person_id, code, path)
    VALUES (p_id, app.village(), now(), p_person, p_code, p_path);
  INSERT INTO notices_delivery (id, village_id, created_at, person_id, address, language, due_at, tries)
    SELECT gen_random_uuid(), app.village(), now(), p.id, p.email, p.language, now(), 0
    FROM people_person p WHERE p.village_id = app.village() AND p.id = p_person AND p.email <> ''
      AND NOT EXISTS (SELECT 1 FROM notices_delivery d WHERE d.village_id = p.village_id AND d.person_id = p.id AND d.sent_at IS NULL);
END $$;

-- Who looked at what is mine to read: lines about the subject, and lists that showed it. Newest first.
CREATE OR REPLACE FUNCTION app.looks(p_subject uuid, p_item uuid, p_before bigint, p_limit int) RETURNS TABLE (
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
    AND NOT coalesce(x.item_id = ANY (shut), false) AND NOT (x.act IN ('view', 'list', 'search', 'danger')
      AND app.looked_unseen(p_subject, x.person_id, x.at, shut)) AND (p_before IS NULL OR x.id < p_before)
  ORDER BY x.id DESC LIMIT p_limit;
END $$;

-- Who can see this record now: answered only to somebody who may see it too. Never names who was shut out.
CREATE OR REPLACE FUNCTION app.readers_of(p_table text, p_id uuid) RETURNS TABLE (
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
    AND NOT coalesce(r.item = ANY (app.not_told(g.reader_id)), false)
    AND NOT (g.via = 6 AND g.item_id IS NULL AND app.looked_unseen(g.subject_id, g.reader_id, g.vf, app.closed()))
  GROUP BY g.reader_id ORDER BY min(g.via), 2;
END $$;
