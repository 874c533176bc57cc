-- For proofs only, and only for this session: what the lock shows to each reader, asked as the app's own login,
-- with a line in the logbook as key, and without a word of Python in between.
CREATE FUNCTION pg_temp.act_as(v uuid, r uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.village', v::text, true), set_config('app.person', r::text, true),
    set_config('app.second_factor', 'on', true), set_config('app.only_item', '', true);
  PERFORM set_config('app.key', app.open_list('list', 'check', '{}')::text, true);
END $$;

CREATE FUNCTION pg_temp.seen(v uuid, readers uuid[], subjects uuid[])
RETURNS TABLE (reader uuid, notes uuid[], remarks uuid[]) LANGUAGE plpgsql AS $$
BEGIN
  FOREACH reader IN ARRAY readers LOOP
    PERFORM pg_temp.act_as(v, reader);
    PERFORM set_config('app.gather', 'on', true);  -- notes as a list does it, by sets; remarks row by row
    notes := ARRAY(SELECT n.id FROM {note} n WHERE n.village_id = v AND n.subject_id = ANY (subjects));
    PERFORM set_config('app.gather', '', true);
    remarks := ARRAY(SELECT m.id FROM {remark} m WHERE m.village_id = v AND m.subject_id = ANY (subjects));
    RETURN NEXT;
  END LOOP;
END $$;

-- What each reader can change: the lock filters an UPDATE like any read. And whether a new note goes in.
CREATE FUNCTION pg_temp.changed(v uuid, readers uuid[]) RETURNS TABLE (reader uuid, notes uuid[], remarks uuid[])
LANGUAGE plpgsql AS $$
BEGIN
  FOREACH reader IN ARRAY readers LOOP
    PERFORM pg_temp.act_as(v, reader);
    WITH done AS (UPDATE {note} n SET organisation_id = n.organisation_id WHERE n.village_id = v RETURNING n.id)
      SELECT coalesce(array_agg(id), '{}') INTO notes FROM done;
    WITH done AS (UPDATE {remark} m SET organisation_id = m.organisation_id WHERE m.village_id = v RETURNING m.id)
      SELECT coalesce(array_agg(id), '{}') INTO remarks FROM done;
    RETURN NEXT;
  END LOOP;
END $$;

CREATE FUNCTION pg_temp.can_write(v uuid, r uuid, i uuid, s uuid, k int, a int, o uuid) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_temp.act_as(v, r);
  BEGIN
    INSERT INTO {note} (id, village_id, subject_id, item_id, kind, audience, author_id, organisation_id, title, words, stems)
      VALUES (gen_random_uuid(), v, s, i, k, a, r, o, 'tried', '', '');
    RAISE sqlstate 'VV001';
  EXCEPTION WHEN sqlstate 'VV001' THEN RETURN true; WHEN insufficient_privilege THEN RETURN false;
  END;
END $$;

-- Hours pass without anybody doing anything: everything moves back, and the grants stay as they were written.
CREATE FUNCTION pg_temp.pass_time(v uuid, d interval) RETURNS void LANGUAGE plpgsql AS $$
DECLARE kept access_grant[]; t text;
BEGIN
  kept := ARRAY(SELECT g FROM access_grant g WHERE g.village_id = v);
  FOREACH t IN ARRAY ARRAY['consent_consent', 'consent_assignment', 'consent_mandate', 'people_guardianship',
      'people_familyowner', 'directory_membership'] LOOP
    EXECUTE format('UPDATE %I SET from_at = from_at - $2, until = CASE WHEN until > ''9000-01-01'' THEN until ELSE until - $2 END'
      ' WHERE village_id = $1', t) USING v, d;
  END LOOP;
  UPDATE consent_assignment SET kept_until = kept_until - d WHERE village_id = v AND kept_until < '9000-01-01';
  UPDATE {note} SET created_at = created_at - d WHERE village_id = v;
  UPDATE {remark} SET created_at = created_at - d WHERE village_id = v;
  DELETE FROM access_grant WHERE village_id = v;
  INSERT INTO access_grant SELECT g.village_id, g.reader_id, g.subject_id, g.n, g.item_id, g.organisation_id, g.kinds, g.own_kinds,
    g.audiences, g.rights, CASE WHEN g.since = '2000-01-01 00:00+00' THEN g.since ELSE g.since - d END,
    CASE WHEN g.vf = '2000-01-01 00:00+00' THEN g.vf ELSE g.vf - d END, CASE WHEN g.vt > '9000-01-01' THEN g.vt ELSE g.vt - d END, g.via
    FROM unnest(kept) g;
END $$;

DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['act_as(uuid, uuid)', 'seen(uuid, uuid[], uuid[])', 'changed(uuid, uuid[])',
      'can_write(uuid, uuid, uuid, uuid, int, int, uuid)'] LOOP
    EXECUTE format('GRANT EXECUTE ON FUNCTION pg_temp.%s TO village_app', f);
    EXECUTE format('ALTER FUNCTION pg_temp.%s SET role TO village_app', f);
  END LOOP; END $$;
