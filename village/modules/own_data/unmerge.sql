-- Undoing a merge within 30 days: every row as it was. What was written meanwhile is not lost: what belongs to a thing of the
-- other goes with that thing, all else stays where it was written; both are listed for a decision. Never less strict than it was.

-- Put the columns of one row back that nobody touched since. Returns the sealed ones that somebody did.
CREATE FUNCTION app.merge_restore(r own_data_mergerow, p_sealed jsonb) RETURNS text[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE cur jsonb; same text[]; cols text; v uuid := app.village();
BEGIN
  EXECUTE format('SELECT to_jsonb(x) FROM %I x WHERE village_id = $1 AND id = $2', r.table_name) INTO cur USING v, r.row_id;
  IF cur IS NULL THEN RETURN '{}'; END IF;
  SELECT array_agg(key), string_agg(format('%I', key), ', ') INTO same, cols FROM jsonb_each(r.after) WHERE cur -> key IS NOT DISTINCT FROM value;
  IF cols IS NOT NULL THEN
    IF r.table_name = 'consent_restriction' THEN DELETE FROM access_item i WHERE i.village_id = v AND i.item_id = (cur ->> 'item_id')::uuid; END IF;
    EXECUTE format('UPDATE %1$I SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(NULL::%1$I, $3)) WHERE village_id = $1 AND id = $2', r.table_name, cols)
      USING v, r.row_id, r.before;
  END IF;
  IF NOT 'subject_id' = ANY (coalesce(same, '{}')) THEN RETURN '{}'; END IF;
  RETURN ARRAY(SELECT c FROM jsonb_array_elements_text(coalesce(p_sealed -> r.table_name, '[]')) c WHERE NOT c = ANY (same) AND cur ->> c <> '\x');
END $$;

-- What was written meanwhile about a thing that goes back goes with it; returns the list of everything that was.
CREATE FUNCTION app.merge_later(p_merge own_data_merge, p_subject uuid, p_other uuid, p_sealed jsonb) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t record; r record; found_rows jsonb := '[]'; v uuid := app.village(); moved uuid[];
BEGIN
  moved := ARRAY(SELECT item FROM app.items_of(p_other));
  FOR t IN SELECT name FROM app.protected WHERE item_sql = 't.item_id' UNION SELECT 'consent_disclosure' ORDER BY 1 LOOP
    FOR r IN EXECUTE format('UPDATE %I x SET subject_id = $3 WHERE village_id = $1 AND subject_id = $2 AND item_id = ANY ($4) RETURNING x.id, x.created_at', t.name)
        USING v, p_subject, p_other, moved LOOP
      PERFORM app.merge_note(p_merge.id, t.name, r.id, jsonb_build_object('subject_id', p_subject), jsonb_build_object('subject_id', p_other), NULL);
      UPDATE own_data_mergerow x SET reseal = ARRAY(SELECT jsonb_array_elements_text(coalesce(p_sealed -> t.name, '[]')))
        WHERE x.village_id = v AND x.merge_id = p_merge.id AND x.row_id = r.id AND x.after = jsonb_build_object('subject_id', p_other);
      found_rows := found_rows || jsonb_build_object('table', t.name, 'at', r.created_at, 'went', true);
    END LOOP;
    FOR r IN EXECUTE format('SELECT x.created_at FROM %I x WHERE village_id = $1 AND subject_id = $2 AND created_at > $3 ORDER BY 1 LIMIT 200', t.name)
        USING v, p_subject, p_merge.done_at LOOP
      found_rows := found_rows || jsonb_build_object('table', t.name, 'at', r.created_at, 'went', false);
    END LOOP;
  END LOOP;
  RETURN found_rows;
END $$;

-- A restriction that was set meanwhile holds for both; one that was lifted meanwhile holds again.
CREATE FUNCTION app.merge_stricter(p_merge own_data_merge, p_subject uuid, p_other uuid) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n int; total int;
BEGIN
  UPDATE consent_restriction r SET lifted_at = NULL WHERE r.village_id = app.village() AND r.subject_id IN (p_subject, p_other) AND r.lifted_at >= p_merge.done_at;
  GET DIAGNOSTICS total = ROW_COUNT;
  INSERT INTO consent_restriction SELECT (jsonb_populate_record(NULL::consent_restriction, to_jsonb(r) || jsonb_build_object('id', gen_random_uuid(),
      'created_at', now(), 'subject_id', p_other, 'words', '\x'))).* FROM consent_restriction r
    WHERE r.village_id = app.village() AND r.subject_id = p_subject AND r.item_id IS NULL AND r.lifted_at IS NULL AND r.created_at > p_merge.done_at;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN total + n;
END $$;

-- One of those who may confirm is enough to undo it; each family can read it. NULL: not yours, or 30 days are over.
CREATE FUNCTION app.undo_merge(p_id uuid, p_sealed jsonb) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m own_data_merge%ROWTYPE; r own_data_mergerow%ROWTYPE; cur jsonb; kept uuid[] := '{}'; again text[]; v uuid := app.village(); sa uuid; sb uuid; told jsonb; n int;
BEGIN
  SELECT * INTO m FROM own_data_merge WHERE village_id = v AND id = p_id AND done_at > now() - interval '30 days' AND undone_at IS NULL AND final_at IS NULL FOR UPDATE;
  IF m.id IS NULL OR NOT app.may_undo(m.stays_id, m.officer_id, m.knower_id) THEN RETURN NULL; END IF;
  SELECT subject_id INTO sa FROM people_person WHERE village_id = v AND id = m.stays_id;
  SELECT subject_id INTO sb FROM people_person WHERE village_id = v AND id = m.goes_id;
  PERFORM set_config('app.maintenance', 'on', true);
  FOR r IN SELECT * FROM own_data_mergerow x WHERE x.village_id = v AND x.merge_id = m.id AND NOT (x.before IS NULL AND x.after IS NULL) ORDER BY x.n DESC LOOP
    IF r.before IS NULL THEN
      EXECUTE format('SELECT to_jsonb(x) FROM %I x WHERE village_id = $1 AND id = $2', r.table_name) INTO cur USING v, r.row_id;
      IF cur ->> 'withdrawn_at' IS NOT NULL OR (cur ->> 'until')::timestamptz IS DISTINCT FROM (r.after ->> 'until')::timestamptz THEN
        kept := kept || r.source_id;
      ELSE
        EXECUTE format('DELETE FROM %I WHERE village_id = $1 AND id = $2', r.table_name) USING v, r.row_id;
      END IF;
    ELSIF r.row_id = ANY (kept) AND NOT r.after ? 'subject_id' THEN
      CONTINUE;  -- somebody stopped sharing meanwhile: that stands
    ELSE
      again := app.merge_restore(r, p_sealed);
      IF again <> '{}' THEN UPDATE own_data_mergerow x SET reseal = again WHERE x.village_id = v AND x.id = r.id; END IF;
    END IF;
  END LOOP;
  told := app.merge_later(m, sa, sb, p_sealed);
  n := app.merge_stricter(m, sa, sb);
  IF n > 0 THEN told := told || jsonb_build_object('table', 'consent_restriction', 'at', now(), 'went', true); END IF;
  IF kept <> '{}' THEN told := told || jsonb_build_object('table', 'consent_consent', 'at', now(), 'went', false); END IF;
  PERFORM set_config('app.maintenance', '', true);
  UPDATE own_data_merge x SET undone_at = clock_timestamp(), undone_by_id = app.person(), done_tx = txid_current(), later = told WHERE x.village_id = v AND x.id = m.id;
  UPDATE own_data_twin SET answer = 'two', answered_by_id = app.person(), answered_at = now() WHERE village_id = v AND ARRAY[first_id, second_id] <@ ARRAY[m.stays_id, m.goes_id];
  PERFORM app.line('allow', 'change', 'own_data.made_two', 'check', sa, NULL, 1, 'law', '{}'::jsonb), app.line('allow', 'change', 'own_data.made_two', 'check', sb, NULL, 1, 'law', '{}'::jsonb);
  PERFORM app.merge_tell(m.stays_id, sa), app.merge_tell(m.goes_id, sb);
  RETURN 'undone';
END $$;

CREATE FUNCTION app.may_undo(p_stays uuid, p_officer uuid, p_knower uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.strong_enough() AND app.person() <> p_stays AND (app.works_as('privacy_officer') OR (app.person() = p_knower AND app.works_as('contact_person')))
$$;

-- What waits for me and what was done, without a name: who may read names asks merge_sides for one of them.
CREATE FUNCTION app.merges() RETURNS TABLE (id uuid, asked_at timestamptz, reason text, by_name text, officer_said boolean, knower_said boolean, done_at timestamptz,
  undone_at timestamptz, final_at timestamptz, may_confirm boolean, may_undo boolean, left_behind int, later jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR NOT app.works_as('privacy_officer', 'contact_person', 'coach', 'supervisor') THEN RETURN; END IF;
  RETURN QUERY SELECT m.id, m.created_at, m.reason::text, p.name::text, m.officer_id IS NOT NULL, m.knower_id IS NOT NULL, m.done_at, m.undone_at, m.final_at,
      m.done_at IS NULL AND app.person() NOT IN (m.proposed_by_id) AND coalesce(app.person() NOT IN (m.officer_id), true) AND coalesce(app.person() NOT IN (m.knower_id), true)
        AND ((w.role = 'officer' AND m.officer_id IS NULL) OR (w.role = 'knower' AND m.knower_id IS NULL)),
      coalesce(m.done_at > now() - interval '30 days', false) AND m.undone_at IS NULL AND m.final_at IS NULL AND app.may_undo(m.stays_id, m.officer_id, m.knower_id),
      m.left_behind, CASE WHEN app.works_as('privacy_officer') THEN m.later ELSE '[]' END
    FROM own_data_merge m JOIN people_person p ON p.village_id = m.village_id AND p.id = m.proposed_by_id
    CROSS JOIN LATERAL (SELECT app.merge_role(m.stays_id, m.goes_id) AS role) w
    WHERE m.village_id = app.village() AND m.dropped_at IS NULL AND (w.role IS NOT NULL OR app.person() IN (m.proposed_by_id, m.officer_id, m.knower_id))
      AND m.created_at > now() - interval '1 year'
    ORDER BY m.created_at DESC LIMIT 50;
END $$;

-- The two, side by side. The privacy officer reads names, dates of birth and numbers, by law, and each look is a line for both;
-- who works with both reads a name only where the name was shared, and finds the rest on the pages that are theirs anyway.
CREATE FUNCTION app.merge_sides(p_stays uuid, p_goes uuid) RETURNS TABLE (person_id uuid, subject_id uuid, name text, born date, since timestamptz, number bigint, signs_in boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p people_person%ROWTYPE; who text := app.merge_role(p_stays, p_goes); reads boolean;
BEGIN
  IF who IS NULL THEN RETURN; END IF;
  FOR p IN SELECT x.* FROM people_person x WHERE x.village_id = app.village() AND x.id IN (p_stays, p_goes) ORDER BY (x.id = p_goes) LOOP
    reads := who = 'officer' OR EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = p.village_id AND g.reader_id = app.person() AND g.subject_id = p.subject_id
      AND g.item_id IS NULL AND (g.kinds & 1) <> 0 AND (g.audiences & 1) <> 0 AND (g.rights & 1) <> 0 AND g.vf <= now() AND g.vt > now());
    PERFORM app.line('allow', 'view', 'own_data.twins', 'check', p.subject_id, NULL, 1, CASE who WHEN 'officer' THEN 'law' ELSE 'shared' END, '{}'::jsonb);
    person_id := p.id; subject_id := p.subject_id; name := CASE WHEN reads THEN p.name ELSE '' END; born := CASE WHEN reads THEN p.birth_date END; since := p.created_at;
    number := NULL; signs_in := NULL;
    IF who = 'officer' THEN
      PERFORM set_config('app.maintenance', 'on', true);
      SELECT count(DISTINCT i.item) INTO number FROM app.items_of(p.subject_id) i;
      PERFORM set_config('app.maintenance', '', true);
      signs_in := p.account_id IS NOT NULL;
    END IF;
    RETURN NEXT;
  END LOOP;
END $$;

CREATE FUNCTION app.merge_people(p_id uuid, OUT stays uuid, OUT goes uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.stays_id, m.goes_id FROM own_data_merge m WHERE m.village_id = app.village() AND m.id = p_id AND m.dropped_at IS NULL
    AND (app.merge_role(m.stays_id, m.goes_id) IS NOT NULL OR app.person() IN (m.proposed_by_id, m.officer_id, m.knower_id)) AND app.strong_enough()
$$;

CREATE FUNCTION app.twin_people(p_id uuid, OUT first uuid, OUT second uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.first_id, t.second_id FROM own_data_twin t WHERE t.village_id = app.village() AND t.id = p_id AND app.works_as('privacy_officer') AND app.strong_enough()
$$;

-- The two keys of who is made one, for who carries it out, in that same transaction.
CREATE FUNCTION app.merge_subjects(p_id uuid, OUT stays uuid, OUT goes uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.subject_id, b.subject_id FROM own_data_merge m JOIN people_person a ON a.village_id = m.village_id AND a.id = m.stays_id
    JOIN people_person b ON b.village_id = m.village_id AND b.id = m.goes_id
  WHERE m.village_id = app.village() AND m.id = p_id AND m.done_tx = txid_current()
$$;

-- The clock: after 30 days it is final. What it was before goes, and with it the key of the one who is no more.
CREATE FUNCTION app.finish_merges() RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE own_data_merge SET final_at = now() WHERE done_at <= now() - interval '30 days' AND undone_at IS NULL AND final_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  UPDATE own_data_merge SET final_at = now() WHERE undone_at <= now() - interval '30 days' AND final_at IS NULL;
  DELETE FROM own_data_mergerow r USING own_data_merge m WHERE m.village_id = r.village_id AND m.id = r.merge_id AND m.final_at IS NOT NULL;
  RETURN n;
END $$;
CREATE FUNCTION app.merged_keys() RETURNS TABLE (id uuid, village_id uuid, subject_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.id, m.village_id, p.subject_id FROM own_data_merge m JOIN people_person p ON p.village_id = m.village_id AND p.id = m.goes_id
  WHERE m.final_at IS NOT NULL AND m.undone_at IS NULL AND m.left_behind = 0 AND m.key_gone_at IS NULL LIMIT 500
$$;
CREATE FUNCTION app.merged_key_gone(p_id uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE own_data_merge SET key_gone_at = now() WHERE id = p_id AND final_at IS NOT NULL AND undone_at IS NULL AND key_gone_at IS NULL
$$;

-- Who looked at what stood with the other is still there to read, for who reads it now.
CREATE FUNCTION app.also_was(p_subject uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ARRAY[p_subject] || coalesce(array_agg(g.subject_id), '{}') FROM own_data_merge m JOIN people_person a ON a.village_id = m.village_id AND a.id = m.stays_id
    JOIN people_person g ON g.village_id = m.village_id AND g.id = m.goes_id
  WHERE m.village_id = app.village() AND a.subject_id = p_subject AND m.done_at IS NOT NULL AND m.undone_at IS NULL
$$;

REVOKE ALL ON FUNCTION app.merge_leaves, app.merge_columns, app.knows, app.merge_role, app.merge_hindered, app.propose_merge, app.drop_merge, app.merge_note,
  app.items_of, app.is_bare, app.merge_narrow, app.merge_repoint, app.merge_mark, app.confirm_merge, app.merge_tell, app.merge_sealed, app.merge_reseal,
  app.merge_restore, app.merge_later, app.merge_stricter, app.undo_merge, app.may_undo, app.merges, app.merge_sides, app.merge_people, app.twin_people, app.merge_subjects,
  app.finish_merges, app.merged_keys, app.merged_key_gone, app.also_was FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.propose_merge, app.drop_merge, app.confirm_merge, app.merge_sealed, app.merge_reseal, app.undo_merge, app.merges, app.merge_sides,
  app.merge_people, app.twin_people, app.merge_subjects, app.finish_merges, app.merged_keys, app.merged_key_gone TO village_app;
