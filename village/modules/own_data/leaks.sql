-- A leak: one question to the logbook tells whom it touches, what was seen and through whom; a clock for the authority; a letter
-- to each who is touched. For the privacy officer: numbers; for a family: the letter, and which kinds of theirs.

CREATE FUNCTION app.is_officer() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT app.strong_enough() AND app.works_as('privacy_officer') AND app.only_item() IS NULL $$;

CREATE FUNCTION app.note_leak(p_id uuid, p_what text, p_through uuid, p_from timestamptz, p_until timestamptz, p_found timestamptz, p_hours int,
  p_law text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n int;
BEGIN
  IF NOT app.is_officer() OR btrim(p_what) = '' THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to write down'; END IF;
  INSERT INTO own_data_leak (id, village_id, created_at, what, through_id, from_at, until, found_at, tell_by, authority_reference, letter, written_by_id, law_version)
    SELECT p_id, app.village(), now(), p_what, p.id, p_from, p_until, p_found, p_found + make_interval(hours => p_hours), '', '', app.person(), p_law
    FROM people_person p WHERE p.village_id = app.village() AND p.id = p_through;
  IF NOT FOUND THEN RAISE insufficient_privilege USING MESSAGE = 'nobody'; END IF;
  INSERT INTO own_data_leaktouch (id, village_id, created_at, leak_id, subject_id, things, kinds)
    SELECT gen_random_uuid(), app.village(), now(), p_id, x.subject_id, x.things, x.kinds FROM app.seen_by(p_through, p_from, p_until) x;
  GET DIAGNOSTICS n = ROW_COUNT;
  PERFORM app.line('allow', 'change', 'own_data.note_leak', 'check', NULL, NULL, 0, 'law', jsonb_build_object('law', p_law));
  RETURN n;
END $$;

CREATE FUNCTION app.leaks(p_id uuid) RETURNS TABLE (id uuid, what text, through text, place text, from_at timestamptz, until timestamptz,
  found_at timestamptz, tell_by timestamptz, authority_told_at timestamptz, authority_reference text, letter text, letter_at timestamptz,
  people int, things int, kinds int, lines int, devices int, law_version text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.id, l.what::text, coalesce(m.public_name, p.name)::text, coalesce(o.name, '')::text, l.from_at, l.until, l.found_at, l.tell_by, l.authority_told_at,
    l.authority_reference::text, l.letter, l.letter_at, t.people, t.things, t.kinds, e.lines, e.devices, l.law_version::text
  FROM own_data_leak l JOIN people_person p ON p.village_id = l.village_id AND p.id = l.through_id
  LEFT JOIN LATERAL (SELECT x.public_name, x.organisation_id FROM directory_membership x WHERE x.village_id = l.village_id AND x.person_id = l.through_id
    ORDER BY x.until DESC, x.from_at LIMIT 1) m ON true
  LEFT JOIN directory_organization o ON o.village_id = l.village_id AND o.id = m.organisation_id
  CROSS JOIN LATERAL (SELECT count(*)::int AS people, coalesce(sum(x.things), 0)::int AS things, coalesce(bit_or(x.kinds), 0)::int AS kinds
    FROM own_data_leaktouch x WHERE x.village_id = l.village_id AND x.leak_id = l.id) t
  CROSS JOIN LATERAL app.lines_of(l.through_id, l.from_at, l.until) e
  WHERE l.village_id = app.village() AND app.is_officer() AND (p_id IS NULL OR l.id = p_id) ORDER BY l.found_at DESC LIMIT 100
$$;

CREATE FUNCTION app.leak_authority(p_id uuid, p_reference text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.is_officer() THEN RETURN false; END IF;
  UPDATE own_data_leak SET authority_told_at = now(), authority_reference = p_reference WHERE village_id = app.village() AND id = p_id
    AND authority_told_at IS NULL;
  RETURN FOUND;
END $$;

-- Who hears of it: the person; and who raises a child, of what is theirs to know. Of a young person's own story only that person.
CREATE FUNCTION app.leak_reaches(p_leak uuid) RETURNS TABLE (person_id uuid, subject_id uuid, kinds int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.reader_id, t.subject_id, bit_or(t.kinds & g.kinds)::int FROM own_data_leaktouch t
    JOIN access_grant g ON g.village_id = t.village_id AND g.subject_id = t.subject_id AND g.item_id IS NULL AND g.via IN (1, 2, 3)
      AND g.vf <= now() AND g.vt > now() AND (g.kinds & t.kinds) <> 0
  WHERE t.village_id = app.village() AND t.leak_id = p_leak GROUP BY 1, 2
$$;

CREATE FUNCTION app.leak_send(p_id uuid, p_words text, p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE who uuid; n int := 0;
BEGIN
  IF NOT app.is_officer() OR btrim(p_words) = '' THEN RETURN -1; END IF;
  UPDATE own_data_leak SET letter = p_words, letter_at = now() WHERE village_id = app.village() AND id = p_id AND letter_at IS NULL;
  IF NOT FOUND THEN RETURN -1; END IF;
  FOR who IN SELECT DISTINCT x.person_id FROM app.leak_reaches(p_id) x LOOP
    n := n + 1;
    PERFORM app.tell(gen_random_uuid(), who, p_code, p_path || p_id || '/');
  END LOOP;
  RETURN n;
END $$;

-- The letter for whoever it touches: the words, and of whom which kinds were seen.
CREATE FUNCTION app.leak_letter(p_id uuid) RETURNS TABLE (words text, letter_at timestamptz, found_at timestamptz, subject_id uuid, kinds int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.letter, l.letter_at, l.found_at, x.subject_id, x.kinds FROM own_data_leak l CROSS JOIN LATERAL app.leak_reaches(l.id) x
  WHERE l.village_id = app.village() AND l.id = p_id AND l.letter_at IS NOT NULL AND x.person_id = app.person() AND app.only_item() IS NULL
$$;

-- The privacy officer hears once when the hours for the authority are nearly over.
CREATE FUNCTION app.leaks_nearly_late(p_hours int, p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := coalesce(current_setting('app.village', true), ''); l record; n int := 0;
BEGIN
  FOR l IN SELECT x.village_id, x.id, x.written_by_id FROM own_data_leak x WHERE x.authority_told_at IS NULL AND x.tell_by < now() + make_interval(hours => p_hours)
      AND NOT EXISTS (SELECT 1 FROM notices_notice t WHERE t.village_id = x.village_id AND t.person_id = x.written_by_id AND t.path = p_path || x.id || '/') LOOP
    PERFORM set_config('app.village', l.village_id::text, true);
    PERFORM app.tell(gen_random_uuid(), l.written_by_id, p_code, p_path || l.id || '/');
    n := n + 1;
  END LOOP;
  PERFORM set_config('app.village', before, true);
  RETURN n;
END $$;

-- What was asked with a code comes to an account: at once when the account brings nothing but a name, since then nothing and
-- nobody else is touched; otherwise two people look whether the two are one (B3-35). The code opens nothing any more.
CREATE FUNCTION app.attach_receipt(p_fingerprint bytea, p_twin uuid) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v uuid := app.village(); acc int := nullif(current_setting('app.account', true), '')::int; code record; bare boolean;
  mine people_person%ROWTYPE; other people_person%ROWTYPE; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  SELECT x.person_id, x.item_id INTO code FROM people_entrycode x WHERE x.village_id = v AND x.way = 'receipt' AND x.fingerprint = p_fingerprint AND x.until > now();
  SELECT * INTO other FROM people_person p WHERE p.village_id = v AND p.id = code.person_id FOR UPDATE;
  SELECT * INTO mine FROM people_person p WHERE p.village_id = v AND p.id = app.person() AND p.account_id = acc FOR UPDATE;
  IF other.id IS NULL OR mine.id IS NULL OR other.id = mine.id OR other.account_id IS NOT NULL OR app.only_item() IS NOT NULL
    OR EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = v AND m.person_id IN (mine.id, other.id)) THEN RETURN ''; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  bare := app.is_bare(mine.subject_id)
    AND NOT EXISTS (SELECT 1 FROM people_guardianship g WHERE g.village_id = v AND (g.child_id = mine.id OR g.guardian_id = mine.id))
    AND NOT EXISTS (SELECT 1 FROM people_familyowner o WHERE o.village_id = v AND o.person_id = mine.id)
    AND NOT EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = v AND (c.given_by_id = mine.id OR c.to_person_id = mine.id))
    AND NOT EXISTS (SELECT 1 FROM consent_restriction r WHERE r.village_id = v AND (r.against_person_id IN (mine.id, other.id) OR r.set_by_id = mine.id))
    AND NOT EXISTS (SELECT 1 FROM people_entrycode e WHERE e.village_id = v AND e.person_id = mine.id);
  PERFORM set_config('app.maintenance', before, true);
  IF NOT bare THEN
    INSERT INTO own_data_twin (id, village_id, created_at, first_id, second_id, answer)
      SELECT p_twin, v, now(), least(mine.id, other.id), greatest(mine.id, other.id), ''
      WHERE NOT EXISTS (SELECT 1 FROM own_data_twin t WHERE t.village_id = v AND ARRAY[t.first_id, t.second_id] <@ ARRAY[mine.id, other.id])
      ON CONFLICT DO NOTHING;
    RETURN 'asked';
  END IF;
  UPDATE people_person SET account_id = NULL, name = '', email = '', phone = '', birth_date = NULL WHERE village_id = v AND id = mine.id;
  UPDATE people_person SET account_id = acc, email = coalesce(nullif(email, ''), mine.email), birth_date = coalesce(birth_date, mine.birth_date)
    WHERE village_id = v AND id = other.id;
  UPDATE notices_notice SET person_id = other.id WHERE village_id = v AND person_id = mine.id;
  UPDATE people_entrycode SET until = now() WHERE village_id = v AND person_id = other.id AND way = 'receipt' AND until > now();
  PERFORM set_config('app.person', other.id::text, true);
  PERFORM app.line('allow', 'change', 'own_data.attached', 'follow', other.subject_id, code.item_id, 128, 'you', '{}'::jsonb);
  RETURN 'done';
END $$;

REVOKE ALL ON FUNCTION app.is_officer, app.note_leak, app.leaks, app.leak_authority, app.leak_reaches, app.leak_send, app.leak_letter,
  app.leaks_nearly_late, app.attach_receipt FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.note_leak, app.leaks, app.leak_authority, app.leak_send, app.leak_letter, app.leaks_nearly_late,
  app.attach_receipt TO village_app;
