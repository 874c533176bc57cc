-- A safety note that somebody who coordinates the plan noted for the family: in its words, and nobody's yes but the family's.

-- As before; and whoever works here writes none by themself: see app.note_safety_note(). What has a gap does not hold.
CREATE OR REPLACE FUNCTION app.guard_safety_note() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.holds_from IS NULL AND NEW.holds_from IS NOT NULL AND (
      EXISTS (SELECT 1 FROM unnest(ARRAY[NEW.helps, NEW.worse, NEW.first, NEW.one_name, NEW.one_number, NEW.two_name, NEW.two_number]) w
        WHERE octet_length(w) = 0)
      OR EXISTS (SELECT 1 FROM unnest(NEW.needed) p WHERE NOT EXISTS (SELECT 1 FROM safety_notes_noteanswer a
        WHERE a.village_id = NEW.village_id AND a.note_id = NEW.id AND a.said_by = p AND a.yes))) THEN
    RAISE check_violation USING CONSTRAINT = 'a_safety_note_holds_with_every_yes', MESSAGE = 'somebody did not say yes yet, or something is missing';
  END IF;
  IF current_user <> 'village_app' THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NOT app.is_me(NEW.subject_id) OR NEW.noted_by <> '' OR NEW.holds_from IS NOT NULL OR NEW.ended_at IS NOT NULL
        OR NEW.item_id IS DISTINCT FROM NEW.id
        OR EXISTS (SELECT 1 FROM unnest(NEW.needed) p WHERE NOT app.is_family_of(NEW.subject_id, p)) THEN
      RAISE insufficient_privilege USING MESSAGE = 'a safety note is written by those it is about';
    END IF;
    RETURN NEW;
  END IF;
  IF (to_jsonb(NEW) - ARRAY['holds_from', 'ended_at', 'ending', 'review_on', 'said_late_on'])
      IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['holds_from', 'ended_at', 'ending', 'review_on', 'said_late_on']) THEN
    RAISE check_violation USING MESSAGE = 'the words of a safety note stay as they were agreed';
  END IF;
  IF OLD.ended_at IS NOT NULL OR (OLD.holds_from IS NOT NULL AND NEW.holds_from IS DISTINCT FROM OLD.holds_from) THEN
    RAISE check_violation USING MESSAGE = 'a safety note begins once and ends once';
  END IF;
  RETURN NEW;
END $$;

-- Each answers here for oneself, once; what was said aloud is written down by app.hear_safety_note() only.
CREATE OR REPLACE FUNCTION app.guard_note_answer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user <> 'village_app' THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' OR NEW.author_id <> app.person() OR NEW.said_by <> app.person() OR NEW.how <> 'login' OR NOT app.is_me(NEW.subject_id) THEN
    RAISE insufficient_privilege USING MESSAGE = 'nobody agrees in the name of somebody else';
  END IF;
  RETURN NEW;
END $$;

-- The plan of a family that this actor coordinates as their work, and whose words are open to them today.
CREATE FUNCTION app.coordinates(p_plan uuid) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s uuid; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL OR cardinality(app.my_organisations()) = 0 THEN RETURN NULL; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT p.subject_id INTO s FROM family_plans_familyplan p WHERE p.village_id = app.village() AND p.id = p_plan AND p.closed_at IS NULL
    AND p.coordinator_id = app.person() AND NOT app.is_me(p.subject_id) AND EXISTS (SELECT 1 FROM access_grant g
      WHERE g.village_id = p.village_id AND g.reader_id = app.person() AND g.subject_id = p.subject_id AND g.item_id IS NULL
        AND (g.kinds & (1 << 6)) <> 0 AND (g.rights & 2) <> 0 AND g.vf <= now() AND g.vt > now());
  PERFORM set_config('app.maintenance', before, true);
  RETURN s;
END $$;

-- Noted for the family, sealed like all of theirs. It holds nothing and opens to nobody; each of the family hears of it.
CREATE FUNCTION app.note_safety_note(p_id uuid, p_plan uuid, p_told_by uuid, p_noted_by text, p_words bytea[], p_review_on date,
  p_needed uuid[], p_readers uuid[], p_law text, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s uuid := app.coordinates(p_plan); told text; who uuid; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  IF s IS NULL OR btrim(p_noted_by) = '' OR cardinality(p_words) <> 7 OR EXISTS (SELECT 1 FROM unnest(p_needed || p_told_by) p
      WHERE NOT app.is_family_of(s, p)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to note';
  END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT p.name INTO told FROM people_person p WHERE p.village_id = app.village() AND p.id = p_told_by;
  INSERT INTO safety_notes_safetynote (id, village_id, created_at, subject_id, item_id, kind, audience, author_id, plan_id, whose, helps, worse,
      first, one_name, one_number, two_name, two_number, review_on, needed, readers, ending, law_version, told_by, noted_by)
    SELECT p_id, f.village_id, now(), s, p_id, 7, 0, app.person(), f.id, y.name, p_words[1], p_words[2], p_words[3], p_words[4], p_words[5],
      p_words[6], p_words[7], p_review_on, p_needed, p_readers, '', p_law, told, p_noted_by
    FROM family_plans_familyplan f JOIN people_family y ON y.village_id = f.village_id AND y.id = f.family_id
    WHERE f.village_id = app.village() AND f.id = p_plan;
  PERFORM app.line('allow', 'change', 'safety_notes.note_for', 'help', s, p_id, 1 << 7, 'shared', jsonb_build_object('law', p_law));
  FOR who IN SELECT o.person_id FROM people_familyowner o WHERE o.village_id = app.village() AND o.subject_id = s
      AND o.from_at <= now() AND o.until > now() LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_code, p_path || p_id || '/');
  END LOOP;
  PERFORM set_config('app.maintenance', before, true);
  RETURN true;
END $$;

-- What this actor noted and the family did not answer yet: while they coordinate, and until it holds or is gone.
CREATE FUNCTION app.safety_notes_i_noted(p_plan uuid) RETURNS SETOF safety_notes_safetynote
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s uuid := app.coordinates(p_plan); before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT n.* FROM safety_notes_safetynote n WHERE n.village_id = app.village() AND n.subject_id = s AND n.plan_id = p_plan
    AND n.author_id = app.person() AND n.noted_by <> '' AND n.holds_from IS NULL AND n.ended_at IS NULL;
  PERFORM set_config('app.maintenance', before, true);
END $$;

-- Who answered it already, for who noted it: keys and yes, never a word.
CREATE FUNCTION app.answers_i_heard(p_plan uuid) RETURNS TABLE (said_by uuid, yes boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n uuid[] := ARRAY(SELECT x.id FROM app.safety_notes_i_noted(p_plan) x); before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT a.said_by, a.yes FROM safety_notes_noteanswer a WHERE a.village_id = app.village() AND a.note_id = ANY (n);
  PERFORM set_config('app.maintenance', before, true);
END $$;

-- A yes or no that one of the family said aloud, written down by who noted it, before a witness. With the last yes that is
-- needed it holds; it is shown to whom the family named, in the name of who said that yes. Each of the family hears it.
CREATE FUNCTION app.hear_safety_note(p_plan uuid, p_person uuid, p_yes boolean, p_by text, p_witness text, p_until timestamptz,
  p_how text, p_told text, p_shared text, p_path text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n record; b record; who uuid; said text := 'written'; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  SELECT x.* INTO n FROM app.safety_notes_i_noted(p_plan) x LIMIT 1;
  IF n.id IS NULL THEN RETURN 'gone'; END IF;
  IF NOT app.is_family_of(n.subject_id, p_person) OR lower(btrim(p_witness)) IN ('', lower(btrim(p_by))) THEN
    RAISE insufficient_privilege USING MESSAGE = 'nobody heard it';
  END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  PERFORM 1 FROM safety_notes_safetynote x WHERE x.village_id = n.village_id AND x.id = n.id FOR UPDATE;
  INSERT INTO safety_notes_noteanswer (id, village_id, created_at, subject_id, item_id, kind, audience, author_id, note_id, said_by, yes,
      by_called, how, witness)
    SELECT gen_random_uuid(), n.village_id, now(), n.subject_id, n.id, 7, 0, app.person(), n.id, p_person, p_yes, p.name, 'spoken', btrim(p_witness)
    FROM people_person p WHERE p.village_id = n.village_id AND p.id = p_person ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN PERFORM set_config('app.maintenance', before, true); RETURN 'already'; END IF;
  IF NOT p_yes THEN
    UPDATE safety_notes_safetynote SET ended_at = now(), ending = 'not_agreed' WHERE village_id = n.village_id AND id = n.id;
    said := 'no';
  ELSIF NOT EXISTS (SELECT 1 FROM unnest(n.needed) p WHERE NOT EXISTS (SELECT 1 FROM safety_notes_noteanswer a
      WHERE a.village_id = n.village_id AND a.note_id = n.id AND a.said_by = p AND a.yes)) THEN
    FOR b IN SELECT x.id FROM safety_notes_safetynote x WHERE x.village_id = n.village_id AND x.subject_id = n.subject_id AND x.id <> n.id
        AND x.holds_from IS NOT NULL AND x.ended_at IS NULL FOR UPDATE LOOP
      UPDATE consent_consent SET withdrawn_at = now() WHERE village_id = n.village_id AND item_id = b.id AND withdrawn_at IS NULL;
      UPDATE safety_notes_safetynote SET ended_at = now(), ending = 'replaced' WHERE village_id = n.village_id AND id = b.id;
    END LOOP;
    UPDATE safety_notes_safetynote SET holds_from = now() WHERE village_id = n.village_id AND id = n.id;
    INSERT INTO consent_consent (id, village_id, created_at, subject_id, given_by_id, to_person_id, kind, kinds, item_id, rights, purpose,
        from_at, until, reaches_back, how, law_version)
      SELECT gen_random_uuid(), n.village_id, now(), n.subject_id, p_person, r, 7, '{}', n.id, 1, 'help', now(), p_until, true, p_how, n.law_version
      FROM unnest(n.readers) r;
    FOREACH who IN ARRAY n.readers LOOP PERFORM app.tell(gen_random_uuid(), who, p_shared, p_path || n.id || '/'); END LOOP;
    said := 'holds';
  END IF;
  PERFORM app.line('allow', 'change', 'safety_notes.hear', 'help', n.subject_id, n.id, 1 << 7, 'shared', jsonb_build_object('law', n.law_version));
  FOR who IN SELECT o.person_id FROM people_familyowner o WHERE o.village_id = n.village_id AND o.subject_id = n.subject_id
      AND o.from_at <= now() AND o.until > now() LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_told, p_path || CASE WHEN said = 'no' THEN '' ELSE n.id || '/' END);
  END LOOP;
  PERFORM set_config('app.maintenance', before, true);
  RETURN said;
END $$;

REVOKE ALL ON FUNCTION app.coordinates, app.note_safety_note, app.safety_notes_i_noted, app.answers_i_heard, app.hear_safety_note FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.note_safety_note, app.safety_notes_i_noted, app.answers_i_heard, app.hear_safety_note TO village_app;
