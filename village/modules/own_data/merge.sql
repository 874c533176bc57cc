-- Two that are one person: proposed with a reason, confirmed by a privacy officer and by a contact person who knows both,
-- carried out in one transaction, undone within 30 days. docs/decisions/0008-merging-people.md says what it may never do.
-- Nothing here names a table of a module: what holds a person or a subject is read from the catalogue of the database.

-- What stays as it is: lines that are sealed, grants that follow by themselves, and the bookkeeping of merging.
CREATE FUNCTION app.merge_leaves() RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT ARRAY['logbook_entry', 'logbook_shown', 'logbook_logseal', 'access_grant', 'access_item', 'people_person', 'people_subject',
    'own_data_merge', 'own_data_mergerow', 'own_data_twin', 'own_data_twinmark']
$$;

-- Every column that can name somebody: by key, in a row of keys, or in an address or a note for programs.
CREATE FUNCTION app.merge_columns() RETURNS TABLE (tab text, col text, typ text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT c.relname::text, a.attname::text, CASE t.typname WHEN 'uuid' THEN 'uuid' WHEN '_uuid' THEN 'uuid[]' WHEN 'jsonb' THEN 'jsonb' ELSE 'text' END
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped JOIN pg_type t ON t.oid = a.atttypid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> ALL (app.merge_leaves())
    AND EXISTS (SELECT 1 FROM pg_attribute v WHERE v.attrelid = c.oid AND v.attname = 'village_id' AND NOT v.attisdropped)
    AND EXISTS (SELECT 1 FROM pg_attribute v WHERE v.attrelid = c.oid AND v.attname = 'id' AND v.atttypid = 'uuid'::regtype)
    AND a.attname NOT IN ('id', 'village_id')
    AND (t.typname IN ('uuid', '_uuid', 'jsonb') OR (t.typname IN ('text', 'varchar') AND (a.atttypmod < 0 OR a.atttypmod - 4 >= 36)))
  ORDER BY 1, a.attnum
$$;

-- Does this reader work with somebody, by what was shared? The neighbour shield takes such a grant away, unnoticed.
CREATE FUNCTION app.knows(p_subject uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.strong_enough() AND app.my_organisations() <> '{}' AND EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = app.village()
    AND g.reader_id = app.person() AND g.subject_id = p_subject AND g.via = 4 AND (g.rights & 1) <> 0 AND g.kinds <> 0 AND g.vf <= now() AND g.vt > now())
$$;

-- officer: may decide about the register; knower: works with both. Nobody decides about themself or their own family.
CREATE FUNCTION app.merge_role(p_stays uuid, p_goes uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s uuid; g uuid; me uuid := app.person();
BEGIN
  SELECT subject_id INTO s FROM people_person WHERE village_id = app.village() AND id = p_stays;
  SELECT subject_id INTO g FROM people_person WHERE village_id = app.village() AND id = p_goes;
  IF s IS NULL OR g IS NULL OR NOT app.strong_enough() OR me IN (p_stays, p_goes) OR app.is_family_of(s, me) OR app.is_family_of(g, me) THEN RETURN NULL; END IF;
  IF app.works_as('privacy_officer') THEN RETURN 'officer'; END IF;
  IF NOT (app.knows(s) AND app.knows(g)) THEN RETURN NULL; END IF;
  RETURN CASE WHEN app.works_as('contact_person') THEN 'knower' ELSE 'other' END;
END $$;

-- Why not now. What a page may not show (somebody is kept away, somebody looks because of danger) is one and the same word.
CREATE FUNCTION app.merge_hindered(p_stays uuid, p_goes uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a people_person%ROWTYPE; b people_person%ROWTYPE; two uuid[] := ARRAY[p_stays, p_goes]; subs uuid[]; v uuid := app.village();
BEGIN
  SELECT * INTO a FROM people_person WHERE village_id = v AND id = p_stays AND name <> '';
  SELECT * INTO b FROM people_person WHERE village_id = v AND id = p_goes AND name <> '';
  IF a.id IS NULL OR b.id IS NULL OR a.id = b.id THEN RETURN 'gone'; END IF;
  subs := ARRAY[a.subject_id, b.subject_id];
  IF EXISTS (SELECT 1 FROM own_data_merge m WHERE m.village_id = v AND (m.stays_id = ANY (two) OR m.goes_id = ANY (two))
      AND m.dropped_at IS NULL AND m.undone_at IS NULL AND m.final_at IS NULL AND NOT (m.done_at IS NULL AND m.stays_id = p_stays AND m.goes_id = p_goes)) THEN RETURN 'busy'; END IF;
  IF EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = v AND m.person_id = ANY (two) AND m.until > now()) THEN RETURN 'works'; END IF;
  IF (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_array(g.guardian_id, app.mask(g.kinds::smallint[]))), '[]') FROM people_guardianship g
        WHERE g.village_id = v AND g.subject_id = a.subject_id AND g.from_at <= now() AND g.until > now())
    <> (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_array(g.guardian_id, app.mask(g.kinds::smallint[]))), '[]') FROM people_guardianship g
        WHERE g.village_id = v AND g.subject_id = b.subject_id AND g.from_at <= now() AND g.until > now()) THEN RETURN 'guardians'; END IF;
  IF EXISTS (SELECT 1 FROM people_guardianship g WHERE g.village_id = v AND g.subject_id = ANY (subs) AND g.guardian_id = ANY (two))
    OR EXISTS (SELECT 1 FROM consent_restriction r WHERE r.village_id = v AND r.subject_id = ANY (subs) AND r.against_person_id = ANY (two) AND r.lifted_at IS NULL)
    OR EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = v AND c.subject_id = ANY (subs) AND c.to_person_id = ANY (two))
    OR EXISTS (SELECT 1 FROM consent_mandate d WHERE d.village_id = v AND d.subject_id = ANY (subs) AND d.until > now())
    OR EXISTS (SELECT 1 FROM own_data_termdecision d WHERE d.village_id = v AND d.subject_id = ANY (subs) AND (d.confirmed_at IS NULL OR (d.what = 'erase' AND d.is_whole))) THEN
    RETURN 'apart';
  END IF;
  RETURN '';
END $$;

CREATE FUNCTION app.propose_merge(p_id uuid, p_stays uuid, p_goes uuid, p_reason text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE who text := app.merge_role(p_stays, p_goes); why text := app.merge_hindered(p_stays, p_goes);
BEGIN
  IF who IS NULL OR length(btrim(p_reason)) < 3 THEN RETURN NULL; END IF;
  IF why <> '' THEN RETURN why; END IF;
  INSERT INTO own_data_merge (id, village_id, created_at, stays_id, goes_id, reason, proposed_by_id, officer_id, knower_id, later, left_behind)
    VALUES (p_id, app.village(), now(), p_stays, p_goes, p_reason, app.person(), CASE who WHEN 'officer' THEN app.person() END,
      CASE who WHEN 'knower' THEN app.person() END, '[]', 0) ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN '' ELSE 'busy' END;
END $$;

CREATE FUNCTION app.drop_merge(p_id uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE own_data_merge SET dropped_at = now() WHERE village_id = app.village() AND id = p_id AND done_at IS NULL AND dropped_at IS NULL
    AND app.merge_role(stays_id, goes_id) IS NOT NULL;
  RETURN FOUND;
END $$;

-- What changed in one row, to put it back: only the columns that differ. Without `before` the row is new; with neither it stayed behind.
CREATE FUNCTION app.merge_note(p_merge uuid, p_table text, p_row uuid, p_before jsonb, p_after jsonb, p_source uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO own_data_mergerow (id, village_id, created_at, merge_id, n, table_name, row_id, before, after, source_id, reseal)
    VALUES (gen_random_uuid(), app.village(), now(), p_merge, (SELECT coalesce(max(x.n), 0) + 1 FROM own_data_mergerow x WHERE x.village_id = app.village() AND x.merge_id = p_merge),
      p_table, p_row,
      CASE WHEN p_before IS NULL OR p_after IS NULL THEN p_before ELSE (SELECT jsonb_object_agg(key, value) FROM jsonb_each(p_before) WHERE p_after -> key IS DISTINCT FROM value) END,
      CASE WHEN p_before IS NULL OR p_after IS NULL THEN p_after ELSE (SELECT jsonb_object_agg(key, value) FROM jsonb_each(p_after) WHERE p_before -> key IS DISTINCT FROM value) END,
      p_source, '{}');
END $$;

-- Every single thing that was written about somebody, with its kind.
CREATE FUNCTION app.items_of(p_subject uuid) RETURNS TABLE (item uuid, kind int)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t text; q text := '';
BEGIN
  FOR t IN SELECT name FROM app.protected WHERE audience_sql = 't.audience::int' ORDER BY name LOOP
    q := q || CASE WHEN q = '' THEN '' ELSE ' UNION ' END || format('SELECT item_id, kind::int FROM %I WHERE village_id = $1 AND subject_id = $2', t);
  END LOOP;
  RETURN QUERY EXECUTE q USING app.village(), p_subject;
END $$;

-- Does this side bring nothing but a name? Then nobody's consent could open anything more.
CREATE FUNCTION app.is_bare(p_subject uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t text; holds boolean;
BEGIN
  FOR t IN SELECT name FROM app.protected WHERE name NOT IN ('people_person', 'people_guardianship') ORDER BY name LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE village_id = $1 AND subject_id = $2)', t) INTO holds USING app.village(), p_subject;
    IF holds THEN RETURN false; END IF;
  END LOOP;
  RETURN NOT EXISTS (SELECT 1 FROM consent_disclosure d WHERE d.village_id = app.village() AND d.subject_id = p_subject);
END $$;

-- What was shared by kinds becomes a consent to each single thing it opened that day, and ends: for what is new, it is asked anew.
-- A thing on which somebody works by a consent of its own is left out where the one would widen the other.
CREATE FUNCTION app.merge_narrow(p_merge uuid, p_subject uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE c consent_consent%ROWTYPE; a consent_assignment%ROWTYPE; i record; made jsonb; was jsonb; v uuid := app.village(); works boolean;
  open_items uuid[]; per_org jsonb := '{}';
BEGIN
  CREATE TEMP TABLE IF NOT EXISTS merge_item (item uuid, kind int) ON COMMIT DROP;
  TRUNCATE merge_item;
  INSERT INTO merge_item SELECT * FROM app.items_of(p_subject);
  FOR c IN SELECT * FROM consent_consent x WHERE x.village_id = v AND x.subject_id = p_subject AND x.item_id IS NULL AND x.withdrawn_at IS NULL AND x.until > now() ORDER BY x.id LOOP
    was := to_jsonb(c); open_items := '{}';
    UPDATE consent_consent x SET withdrawn_at = now() WHERE x.village_id = v AND x.id = c.id;
    PERFORM app.merge_note(p_merge, 'consent_consent', c.id, was, (SELECT to_jsonb(x) FROM consent_consent x WHERE x.village_id = v AND x.id = c.id), NULL);
    FOR i IN SELECT m.item, m.kind FROM merge_item m WHERE m.kind = ANY (c.kinds) AND (c.to_organisation_id IS NULL OR (
        NOT EXISTS (SELECT 1 FROM consent_consent o WHERE o.village_id = v AND o.to_organisation_id = c.to_organisation_id AND o.item_id = m.item
          AND o.withdrawn_at IS NULL AND o.until > now() AND (o.rights & ~c.rights) <> 0)
        AND NOT EXISTS (SELECT 1 FROM consent_assignment o WHERE o.village_id = v AND o.organisation_id = c.to_organisation_id AND o.item_id = m.item AND o.until > now()
          AND o.person_id NOT IN (SELECT w.person_id FROM consent_assignment w WHERE w.village_id = v AND w.subject_id = p_subject
            AND w.organisation_id = o.organisation_id AND w.item_id IS NULL AND w.until > now())))) ORDER BY 1 LOOP
      made := was || jsonb_build_object('id', gen_random_uuid(), 'created_at', now(), 'item_id', i.item, 'kind', i.kind, 'kinds', '[]'::jsonb);
      INSERT INTO consent_consent SELECT (jsonb_populate_record(NULL::consent_consent, made)).*;
      PERFORM app.merge_note(p_merge, 'consent_consent', (made ->> 'id')::uuid, NULL, made, c.id);
      open_items := open_items || i.item;
    END LOOP;
    IF c.to_organisation_id IS NOT NULL THEN
      per_org := jsonb_set(per_org, ARRAY[c.to_organisation_id::text], coalesce(per_org -> c.to_organisation_id::text, '[]') || to_jsonb(open_items));
    END IF;
  END LOOP;
  FOR a IN SELECT * FROM consent_assignment x WHERE x.village_id = v AND x.subject_id = p_subject AND x.item_id IS NULL
      AND (x.until > now() OR x.kept_until > now()) ORDER BY x.id LOOP
    was := to_jsonb(a);
    UPDATE consent_assignment x SET until = greatest(x.from_at, least(x.until, now())), kept_until = least(x.kept_until, now()) WHERE x.village_id = v AND x.id = a.id;
    PERFORM app.merge_note(p_merge, 'consent_assignment', a.id, was, (SELECT to_jsonb(x) FROM consent_assignment x WHERE x.village_id = v AND x.id = a.id), NULL);
    FOR i IN SELECT m.item, min(m.kind) AS kind FROM merge_item m GROUP BY 1 ORDER BY 1 LOOP
      works := coalesce(per_org -> a.organisation_id::text, '[]') ? i.item::text;
      made := was || jsonb_build_object('id', gen_random_uuid(), 'created_at', now(), 'item_id', i.item, 'kind', i.kind,
        'until', CASE WHEN works THEN a.until ELSE greatest(a.from_at, least(a.until, now())) END);
      INSERT INTO consent_assignment SELECT (jsonb_populate_record(NULL::consent_assignment, made)).*;
      PERFORM app.merge_note(p_merge, 'consent_assignment', (made ->> 'id')::uuid, NULL, made, a.id);
    END LOOP;
  END LOOP;
END $$;

-- Every row that names the one now names the other. What cannot stand twice stays behind, counted.
CREATE FUNCTION app.merge_repoint(p_merge uuid, p_from uuid, p_to uuid, p_from_subject uuid, p_to_subject uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t record; r record; now_is jsonb; v uuid := app.village(); sets text;
BEGIN
  FOR t IN SELECT tab, string_agg(CASE typ WHEN 'uuid' THEN format('x.%I IN ($2, $4)', col) WHEN 'uuid[]' THEN format('x.%I && ARRAY[$2, $4]', col)
        ELSE format('x.%I::text ~ ($2::text || ''|'' || $4::text)', col) END, ' OR ') AS found,
      string_agg(format(CASE typ WHEN 'uuid' THEN '%1$I = CASE %1$I WHEN $2 THEN $3 WHEN $4 THEN $5 ELSE %1$I END'
        WHEN 'uuid[]' THEN '%1$I = array_replace(array_replace(%1$I, $2, $3), $4, $5)'
        WHEN 'jsonb' THEN '%1$I = replace(replace(%1$I::text, $2::text, $3::text), $4::text, $5::text)::jsonb'
        ELSE '%1$I = replace(replace(%1$I, $2::text, $3::text), $4::text, $5::text)' END, col), ', ') AS sets
      FROM app.merge_columns() GROUP BY tab ORDER BY tab LOOP
    FOR r IN EXECUTE format('SELECT x.id, to_jsonb(x) AS was FROM %I x WHERE x.village_id = $1 AND (%s) AND $3 IS NOT NULL AND $5 IS NOT NULL ORDER BY x.id', t.tab, t.found)
        USING v, p_from, p_to, p_from_subject, p_to_subject LOOP
      BEGIN
        -- what is closed is one row per reader and thing: the one of before goes first
        IF t.tab = 'consent_restriction' THEN DELETE FROM access_item i WHERE i.village_id = v AND i.item_id = (r.was ->> 'item_id')::uuid; END IF;
        EXECUTE format('UPDATE %1$I SET %2$s WHERE village_id = $1 AND id = $6 RETURNING to_jsonb(%1$I)', t.tab, t.sets)
          INTO now_is USING v, p_from, p_to, p_from_subject, p_to_subject, r.id;
        PERFORM app.merge_note(p_merge, t.tab, r.id, r.was, now_is, NULL);
      EXCEPTION WHEN unique_violation OR check_violation OR exclusion_violation THEN
        PERFORM app.merge_note(p_merge, t.tab, r.id, NULL, NULL, NULL);
      END;
    END LOOP;
  END LOOP;
END $$;

-- Which words have to be sealed with the other key now.
CREATE FUNCTION app.merge_mark(p_merge uuid, p_sealed jsonb) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE own_data_mergerow r SET reseal = ARRAY(SELECT jsonb_array_elements_text(p_sealed -> r.table_name))
  WHERE r.village_id = app.village() AND r.merge_id = p_merge AND r.after ? 'subject_id' AND p_sealed ? r.table_name AND r.before IS NOT NULL
$$;

-- The first says yes, the second carries it out. NULL: not yours. Else 'first', 'done' or why not.
CREATE FUNCTION app.confirm_merge(p_id uuid, p_sealed jsonb) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m own_data_merge%ROWTYPE; who text; why text; a people_person%ROWTYPE; b people_person%ROWTYPE; v uuid := app.village(); was jsonb; bare boolean;
BEGIN
  SELECT * INTO m FROM own_data_merge WHERE village_id = v AND id = p_id AND done_at IS NULL AND dropped_at IS NULL FOR UPDATE;
  who := app.merge_role(m.stays_id, m.goes_id);
  IF m.id IS NULL OR who IS NULL OR who = 'other' OR app.person() = m.proposed_by_id OR app.person() IN (m.officer_id, m.knower_id) THEN RETURN NULL; END IF;
  IF (who = 'officer' AND m.officer_id IS NOT NULL) OR (who = 'knower' AND m.knower_id IS NOT NULL) THEN RETURN NULL; END IF;
  why := app.merge_hindered(m.stays_id, m.goes_id);
  IF why <> '' THEN RETURN why; END IF;
  UPDATE own_data_merge SET officer_id = CASE who WHEN 'officer' THEN app.person() ELSE officer_id END,
    knower_id = CASE who WHEN 'knower' THEN app.person() ELSE knower_id END WHERE village_id = v AND id = p_id RETURNING * INTO m;
  IF m.officer_id IS NULL OR m.knower_id IS NULL THEN RETURN 'first'; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT * INTO a FROM people_person WHERE village_id = v AND id = m.stays_id FOR UPDATE;
  SELECT * INTO b FROM people_person WHERE village_id = v AND id = m.goes_id FOR UPDATE;
  bare := app.is_bare(b.subject_id);
  IF NOT bare THEN PERFORM app.merge_narrow(m.id, a.subject_id), app.merge_narrow(m.id, b.subject_id); END IF;
  PERFORM app.merge_repoint(m.id, b.id, a.id, b.subject_id, a.subject_id);
  PERFORM app.merge_mark(m.id, p_sealed);
  was := to_jsonb(b);
  UPDATE people_person SET account_id = NULL, name = '', email = '', phone = '', birth_date = NULL WHERE village_id = v AND id = b.id;
  PERFORM app.merge_note(m.id, 'people_person', b.id, was, (SELECT to_jsonb(x) FROM people_person x WHERE x.village_id = v AND x.id = b.id), NULL);
  IF a.account_id IS NULL AND b.account_id IS NOT NULL THEN
    UPDATE people_person SET account_id = b.account_id WHERE village_id = v AND id = a.id;
    PERFORM app.merge_note(m.id, 'people_person', a.id, to_jsonb(a), (SELECT to_jsonb(x) FROM people_person x WHERE x.village_id = v AND x.id = a.id), NULL);
  END IF;
  PERFORM set_config('app.maintenance', '', true);
  UPDATE own_data_merge SET done_at = clock_timestamp(), done_tx = txid_current(),
    left_behind = (SELECT count(*) FROM own_data_mergerow r WHERE r.village_id = v AND r.merge_id = m.id AND r.before IS NULL AND r.after IS NULL)
    WHERE village_id = v AND id = m.id;
  UPDATE own_data_twin SET answer = 'one', answered_by_id = app.person(), answered_at = now()
    WHERE village_id = v AND ARRAY[first_id, second_id] <@ ARRAY[a.id, b.id];
  PERFORM app.line('allow', 'change', 'own_data.made_one', 'check', a.subject_id, NULL, 1, 'law', '{}'::jsonb);
  PERFORM app.merge_tell(a.id, a.subject_id);
  RETURN 'done';
END $$;

-- Who it is about, and their guardians, hear that there is something to read: the line in the logbook, and what to share anew.
CREATE FUNCTION app.merge_tell(p_person uuid, p_subject uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.tell(gen_random_uuid(), x.who, 'family_told', 'circle/') FROM (SELECT p_person AS who UNION
    SELECT g.guardian_id FROM people_guardianship g WHERE g.village_id = app.village() AND g.subject_id = p_subject AND g.from_at <= now() AND g.until > now()) x
$$;

-- Sealed words that must get another key: bytes nobody can read, once, to who carries it out, in that same transaction.
CREATE FUNCTION app.merge_sealed(p_id uuid) RETURNS TABLE (row_key uuid, tab text, row_id uuid, col text, sealed bytea)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; c text; b bytea;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM own_data_merge m WHERE m.village_id = app.village() AND m.id = p_id AND m.done_tx = txid_current()) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  FOR r IN SELECT x.id, x.table_name, x.row_id, x.reseal FROM own_data_mergerow x WHERE x.village_id = app.village() AND x.merge_id = p_id AND x.reseal <> '{}' LOOP
    FOREACH c IN ARRAY r.reseal LOOP
      EXECUTE format('SELECT %I FROM %I WHERE village_id = $1 AND id = $2', c, r.table_name) INTO b USING app.village(), r.row_id;
      IF octet_length(b) > 0 THEN row_key := r.id; tab := r.table_name; row_id := r.row_id; col := c; sealed := b; RETURN NEXT; END IF;
    END LOOP;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true);
END $$;

CREATE FUNCTION app.merge_reseal(p_id uuid, p_keys uuid[], p_cols text[], p_bytes bytea[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE i int; r own_data_mergerow%ROWTYPE; b bytea;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM own_data_merge m WHERE m.village_id = app.village() AND m.id = p_id AND m.done_tx = txid_current()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'only while it is carried out';
  END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  FOR i IN 1 .. coalesce(cardinality(p_keys), 0) LOOP
    SELECT * INTO STRICT r FROM own_data_mergerow x WHERE x.village_id = app.village() AND x.merge_id = p_id AND x.id = p_keys[i] AND p_cols[i] = ANY (x.reseal);
    EXECUTE format('SELECT %I FROM %I WHERE village_id = $1 AND id = $2', p_cols[i], r.table_name) INTO b USING app.village(), r.row_id;
    EXECUTE format('UPDATE %I SET %I = $3 WHERE village_id = $1 AND id = $2', r.table_name, p_cols[i]) USING app.village(), r.row_id, p_bytes[i];
    UPDATE own_data_mergerow x SET before = x.before || jsonb_build_object(p_cols[i], b), after = x.after || jsonb_build_object(p_cols[i], p_bytes[i])
      WHERE x.village_id = app.village() AND x.id = r.id;
  END LOOP;
  UPDATE own_data_mergerow x SET reseal = '{}' WHERE x.village_id = app.village() AND x.merge_id = p_id AND x.reseal <> '{}';
  PERFORM set_config('app.maintenance', '', true);
END $$;
