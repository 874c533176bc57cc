-- Safety notes: words that nobody changes, a yes that nobody gives for somebody else, and the one way in besides sharing.

-- A note is written by one of those it is about; its words and whose yes it needs stay as they are. It holds once each of
-- them said yes, however the row is written, and what has ended does not begin again.
CREATE FUNCTION app.guard_safety_note() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user <> 'village_app' THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NOT app.is_me(NEW.subject_id) OR NEW.holds_from IS NOT NULL OR NEW.ended_at IS NOT NULL OR NEW.item_id IS DISTINCT FROM NEW.id
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
  IF OLD.holds_from IS NULL AND NEW.holds_from IS NOT NULL AND EXISTS (SELECT 1 FROM unnest(NEW.needed) p WHERE NOT EXISTS (
      SELECT 1 FROM safety_notes_noteanswer a WHERE a.village_id = NEW.village_id AND a.note_id = NEW.id AND a.author_id = p AND a.yes)) THEN
    RAISE check_violation USING CONSTRAINT = 'a_safety_note_holds_with_every_yes', MESSAGE = 'somebody did not say yes yet';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_safety_note BEFORE INSERT OR UPDATE ON safety_notes_safetynote FOR EACH ROW EXECUTE FUNCTION app.guard_safety_note();

-- Each answers for oneself, once, and does not take it back here: taking back is withdrawing the note.
CREATE FUNCTION app.guard_note_answer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user <> 'village_app' THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' OR NEW.author_id <> app.person() OR NOT app.is_me(NEW.subject_id) THEN
    RAISE insufficient_privilege USING MESSAGE = 'nobody agrees in the name of somebody else';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_note_answer BEFORE INSERT OR UPDATE ON safety_notes_noteanswer FOR EACH ROW EXECUTE FUNCTION app.guard_note_answer();

-- Does an act of danger that I decided open this safety note now? The act says of whom, its door says until when. Of one
-- person: the own note, and that of the family this person owns a plan with; a child that owns none: its guardians' plan.
-- Who is kept out of somebody stays out, whatever is written.
CREATE FUNCTION app.notes_behind(p_act uuid) RETURNS TABLE (note_id uuid, note_subject uuid, about uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE whom uuid; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL THEN RETURN; END IF;
  SELECT d.subject_id INTO whom FROM consent_disclosure d WHERE d.village_id = app.village() AND d.item_id = p_act
    AND d.to_person_id = app.person() AND d.because = 'decided' AND d.from_at <= now() AND d.until > now()
    AND EXISTS (SELECT 1 FROM consent_mandate m WHERE m.village_id = d.village_id AND m.subject_id = d.subject_id
      AND m.to_person_id = d.to_person_id AND m.from_at <= now() AND m.until > now());
  IF whom IS NULL THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY WITH theirs AS (SELECT o.subject_id AS s FROM people_familyowner o JOIN people_person p ON p.village_id = o.village_id
      AND p.id = o.person_id WHERE o.village_id = app.village() AND p.subject_id = whom AND o.from_at <= now() AND o.until > now()),
    around AS (SELECT o.subject_id AS s FROM people_guardianship g JOIN people_familyowner o ON o.village_id = g.village_id AND o.person_id = g.guardian_id
      WHERE g.village_id = app.village() AND g.subject_id = whom AND g.from_at <= now() AND g.until > now() AND o.from_at <= now() AND o.until > now()
        AND NOT EXISTS (SELECT 1 FROM theirs))
  SELECT n.id, n.subject_id, whom FROM safety_notes_safetynote n
  WHERE n.village_id = app.village() AND n.holds_from IS NOT NULL AND n.ended_at IS NULL
    AND (n.subject_id = whom OR n.subject_id IN (TABLE theirs UNION TABLE around))
    AND NOT EXISTS (SELECT 1 FROM consent_restriction r WHERE r.village_id = n.village_id AND r.against_person_id = app.person()
      AND r.lifted_at IS NULL AND r.subject_id IN (n.subject_id, whom)
      AND (r.item_id = n.id OR (r.item_id IS NULL AND (r.kinds = '{}' OR n.kind = ANY (r.kinds)))));
  PERFORM set_config('app.maintenance', before, true);
END $$;

-- Is there one? Asked by whoever holds the act, and by nobody else.
CREATE FUNCTION app.is_safety_note_behind(p_act uuid) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT EXISTS (SELECT 1 FROM app.notes_behind(p_act)) $$;

-- The line of a look by danger. It stands with whom the act is about, as a piece of that act: whoever is told of the act
-- reads it, whoever is not told reads nothing. An own note stays an own story: a guardian reads no line of it. The second
-- line, with no kind, keeps count for those who guard the logbook.
CREATE FUNCTION app.line_of_safety_note(p_act uuid, p_verb text, p_note uuid, p_subject uuid, p_about uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM app.line('allow', 'danger', p_verb, 'danger', p_about, p_act, CASE WHEN p_subject = p_about THEN 1 << 7 ELSE 1 END, 'danger', '{}'::jsonb);
  IF p_subject <> p_about THEN
    PERFORM app.line('allow', 'danger', p_verb, 'danger', p_subject, p_note, 0, 'danger', '{}'::jsonb);
  END IF;
END $$;

-- Open it, because of the act: from now on it can be read until the door of the act closes. Who coordinates the plan of the
-- family hears at once that somebody looked; of an own note nobody hears. Returns how many were opened.
CREATE FUNCTION app.open_safety_note(p_act uuid, p_code text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; n int := 0; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  FOR r IN SELECT * FROM app.notes_behind(p_act) LOOP
    n := n + 1;
    INSERT INTO safety_notes_noteopening (id, village_id, created_at, note_id, act_id, person_id)
      VALUES (gen_random_uuid(), app.village(), now(), r.note_id, p_act, app.person()) ON CONFLICT DO NOTHING;
    CONTINUE WHEN NOT FOUND;
    PERFORM app.line_of_safety_note(p_act, 'safety_notes.open_in_danger', r.note_id, r.note_subject, r.about);
    PERFORM set_config('app.maintenance', 'on', true);
    PERFORM app.tell(gen_random_uuid(), p.coordinator_id, p_code, '') FROM family_plans_familyplan p JOIN safety_notes_safetynote s
      ON s.village_id = p.village_id AND s.plan_id = p.id WHERE s.village_id = app.village() AND s.id = r.note_id
        AND p.coordinator_id <> app.person() AND EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = p.village_id
          AND m.person_id = p.coordinator_id AND m.from_at <= now() AND m.until > now());
    PERFORM set_config('app.maintenance', before, true);
  END LOOP;
  RETURN n;
END $$;

-- The notes themselves, for who opened them by this act and while its door is open; each look is a line.
CREATE FUNCTION app.safety_notes_by(p_act uuid) RETURNS SETOF safety_notes_safetynote
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  FOR r IN SELECT * FROM app.notes_behind(p_act) LOOP
    CONTINUE WHEN NOT EXISTS (SELECT 1 FROM safety_notes_noteopening o WHERE o.village_id = app.village() AND o.note_id = r.note_id
      AND o.act_id = p_act AND o.person_id = app.person());
    PERFORM app.line_of_safety_note(p_act, '', r.note_id, r.note_subject, r.about);
    PERFORM set_config('app.maintenance', 'on', true);
    RETURN QUERY SELECT s.* FROM safety_notes_safetynote s WHERE s.village_id = app.village() AND s.id = r.note_id;
    PERFORM set_config('app.maintenance', before, true);
  END LOOP;
END $$;

-- The clock: safety notes that are to be read again. Ids and days, never a word.
CREATE FUNCTION app.safety_notes_to_tell(p_limit int) RETURNS TABLE (village_id uuid, note_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT n.village_id, n.id FROM safety_notes_safetynote n JOIN villages_village v ON v.id = n.village_id
    WHERE n.holds_from IS NOT NULL AND n.ended_at IS NULL AND n.said_late_on IS NULL AND n.review_on < current_date
      AND 'safety_notes' = ANY (v.modules) ORDER BY n.review_on LIMIT p_limit;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- Those it is about, and who coordinates their plan when it is shown to this person: nobody else learns that there is one.
CREATE FUNCTION app.tell_of_safety_note(p_village uuid, p_note uuid, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n record; who uuid; before text := current_setting('app.village', true);
BEGIN
  PERFORM set_config('app.village', p_village::text, true);
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE safety_notes_safetynote SET said_late_on = current_date WHERE village_id = p_village AND id = p_note AND said_late_on IS NULL
    RETURNING id, plan_id, subject_id INTO n;
  IF n.id IS NOT NULL THEN
    FOR who IN SELECT o.person_id FROM people_familyowner o WHERE o.village_id = p_village AND o.subject_id = n.subject_id AND o.from_at <= now() AND o.until > now()
        UNION SELECT p.id FROM people_person p WHERE p.village_id = p_village AND p.subject_id = n.subject_id
        UNION SELECT f.coordinator_id FROM family_plans_familyplan f JOIN consent_consent c ON c.village_id = f.village_id AND c.to_person_id = f.coordinator_id
          AND c.item_id = n.id AND c.withdrawn_at IS NULL AND c.from_at <= now() AND c.until > now() WHERE f.village_id = p_village AND f.id = n.plan_id LOOP
      PERFORM app.tell(gen_random_uuid(), who, p_code, p_path || p_note || '/');
    END LOOP;
  END IF;
  PERFORM set_config('app.maintenance', '', true), set_config('app.village', coalesce(before, ''), true);
  RETURN n.id IS NOT NULL;
END $$;

REVOKE ALL ON FUNCTION app.guard_safety_note, app.guard_note_answer, app.notes_behind, app.is_safety_note_behind, app.line_of_safety_note,
  app.open_safety_note, app.safety_notes_by, app.safety_notes_to_tell, app.tell_of_safety_note FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.is_safety_note_behind, app.open_safety_note, app.safety_notes_by, app.safety_notes_to_tell, app.tell_of_safety_note
  TO village_app;
