-- Meetings: which children of a plan are asked first, what must be there before a meeting or a look back is done,
-- and what the clock has to say.

-- The children who own a plan, for whoever is in its team: they are asked before anybody speaks. No day of birth.
CREATE FUNCTION app.children_of_plan(p_subject uuid, p_adult int) RETURNS TABLE (person_id uuid, subject_id uuid, name text,
  has_account boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.subject_id, p.name::text, p.account_id IS NOT NULL
  FROM people_familyowner o JOIN people_person p ON p.village_id = o.village_id AND p.id = o.person_id
  WHERE o.village_id = app.village() AND o.subject_id = p_subject AND o.from_at <= now() AND o.until > now()
    AND p.birth_date > current_date - make_interval(years => p_adult)
    AND app.strong_enough() AND app.only_item() IS NULL AND EXISTS (
      SELECT 1 FROM access_grant g WHERE g.village_id = app.village() AND g.reader_id = app.person() AND g.subject_id = p_subject
        AND g.item_id IS NULL AND (g.kinds & 1) <> 0 AND g.vf <= now() AND g.vt > now())
  ORDER BY p.birth_date DESC, p.name
$$;

-- The child goes first, and hears what was done with it: however the row is written, a meeting does not close without.
-- Nor does it close without the family when nobody said why.
CREATE FUNCTION app.meeting_closes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := current_setting('app.maintenance', true); waits boolean; nobody boolean; off boolean;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT EXISTS (SELECT 1 FROM meetings_childasked c WHERE c.village_id = NEW.village_id AND c.meeting_id = NEW.meeting_id
    AND NOT EXISTS (SELECT 1 FROM meetings_toldback t WHERE t.village_id = c.village_id AND t.asked_id = c.id)) INTO waits;
  SELECT NOT EXISTS (SELECT 1 FROM meetings_withoutfamily w WHERE w.village_id = NEW.village_id AND w.meeting_id = NEW.meeting_id)
    AND NOT EXISTS (SELECT 1 FROM meetings_seat s WHERE s.village_id = NEW.village_id AND s.meeting_id = NEW.meeting_id
      AND s.side IN ('child', 'family') AND (SELECT p.was_there FROM meetings_present p WHERE p.village_id = s.village_id
        AND p.seat_id = s.id ORDER BY p.created_at DESC, p.id DESC LIMIT 1)) INTO nobody;
  SELECT m.called_off_at IS NOT NULL INTO off FROM meetings_meeting m WHERE m.village_id = NEW.village_id AND m.id = NEW.meeting_id;
  PERFORM set_config('app.maintenance', coalesce(before, ''), true);
  IF off THEN
    RAISE check_violation USING CONSTRAINT = 'what_was_called_off_was_not_held', MESSAGE = 'this meeting was called off';
  END IF;
  IF waits THEN
    RAISE check_violation USING CONSTRAINT = 'a_meeting_closes_when_each_child_was_told', MESSAGE = 'first tell the child what was done';
  END IF;
  IF nobody THEN
    RAISE check_violation USING CONSTRAINT = 'without_the_family_only_with_a_reason', MESSAGE = 'the family was not there: say why';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER meeting_closes BEFORE INSERT ON meetings_closing FOR EACH ROW EXECUTE FUNCTION app.meeting_closes();

-- No look back without the family: what one of them says about it stands there first.
CREATE FUNCTION app.review_ends() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := current_setting('app.maintenance', true); unasked boolean;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT NOT EXISTS (SELECT 1 FROM meetings_opinion o WHERE o.village_id = NEW.village_id AND o.review_id = NEW.review_id
    AND o.side IN ('child', 'family')) INTO unasked;
  PERFORM set_config('app.maintenance', coalesce(before, ''), true);
  IF unasked THEN
    RAISE check_violation USING CONSTRAINT = 'no_review_without_asking_the_family', MESSAGE = 'first ask the family how it goes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_ends BEFORE INSERT ON meetings_lookedback FOR EACH ROW EXECUTE FUNCTION app.review_ends();

-- Open plans with a day to look back that is not written down yet: the day that was agreed, and the evaluation whose months
-- count from the opening or from the last one. By whose law, so that the clock asks the right file.
CREATE FUNCTION app.reviews_to_begin(p_limit int) RETURNS TABLE (village_id uuid, plan_id uuid, occasion text, day date, jurisdiction text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
    SELECT p.village_id, p.id, 'evaluation', greatest(p.opened_at::date, (SELECT max(r.due_on) FROM meetings_review r
        WHERE r.village_id = p.village_id AND r.plan_id = p.id AND r.occasion = 'evaluation')), v.jurisdiction::text
      FROM family_plans_familyplan p JOIN villages_village v ON v.id = p.village_id
      WHERE p.closed_at IS NULL AND 'meetings' = ANY (v.modules) AND NOT EXISTS (SELECT 1 FROM meetings_review r
        WHERE r.village_id = p.village_id AND r.plan_id = p.id AND r.occasion = 'evaluation' AND NOT EXISTS (
          SELECT 1 FROM meetings_lookedback l WHERE l.village_id = r.village_id AND l.review_id = r.id))
    UNION ALL
    SELECT p.village_id, p.id, 'agreed', p.review_on, v.jurisdiction::text
      FROM family_plans_familyplan p JOIN villages_village v ON v.id = p.village_id
      WHERE p.closed_at IS NULL AND 'meetings' = ANY (v.modules) AND NOT EXISTS (SELECT 1 FROM meetings_review r
        WHERE r.village_id = p.village_id AND r.plan_id = p.id AND r.occasion = 'agreed' AND r.due_on >= p.review_on)
    LIMIT p_limit;
  PERFORM set_config('app.maintenance', '', true);
END $$;

CREATE FUNCTION app.begin_review(p_id uuid, p_village uuid, p_plan uuid, p_occasion text, p_due date, p_law text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  INSERT INTO meetings_review (id, village_id, created_at, subject_id, item_id, kind, audience, author_id, plan_id, occasion, due_on, law_version)
    SELECT p_id, p.village_id, now(), p.subject_id, p.item_id, p.kind, p.audience, p.coordinator_id, p.id, p_occasion, p_due, p_law
    FROM family_plans_familyplan p WHERE p.village_id = p_village AND p.id = p_plan AND p.closed_at IS NULL
    ON CONFLICT DO NOTHING;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- Looks back that nobody was told of yet: ids and days, never a word.
CREATE FUNCTION app.reviews_to_tell(p_limit int) RETURNS TABLE (village_id uuid, review_id uuid, due_on date, jurisdiction text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT r.village_id, r.id, r.due_on, v.jurisdiction::text FROM meetings_review r
    JOIN family_plans_familyplan p ON p.village_id = r.village_id AND p.id = r.plan_id
    JOIN villages_village v ON v.id = r.village_id
    WHERE r.said_on IS NULL AND p.closed_at IS NULL AND r.due_on <= current_date + 100 AND NOT EXISTS (
      SELECT 1 FROM meetings_lookedback l WHERE l.village_id = r.village_id AND l.review_id = r.id)
    ORDER BY r.due_on LIMIT p_limit;
  PERFORM set_config('app.maintenance', '', true);
END $$;

CREATE FUNCTION app.tell_of_review(p_village uuid, p_review uuid, p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; who uuid; before text := current_setting('app.village', true);
BEGIN
  PERFORM set_config('app.village', p_village::text, true);
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE meetings_review SET said_on = current_date WHERE village_id = p_village AND id = p_review AND said_on IS NULL
    RETURNING plan_id, subject_id INTO r;
  IF r.plan_id IS NOT NULL THEN
    FOR who IN SELECT p.coordinator_id FROM family_plans_familyplan p WHERE p.village_id = p_village AND p.id = r.plan_id
        UNION SELECT o.person_id FROM people_familyowner o WHERE o.village_id = p_village AND o.subject_id = r.subject_id
          AND o.from_at <= now() AND o.until > now() LOOP
      PERFORM app.tell(gen_random_uuid(), who, p_code, p_path || p_review || '/');
    END LOOP;
  END IF;
  PERFORM set_config('app.maintenance', '', true), set_config('app.village', coalesce(before, ''), true);
  RETURN r.plan_id IS NOT NULL;
END $$;

REVOKE ALL ON FUNCTION app.children_of_plan, app.meeting_closes, app.review_ends, app.reviews_to_begin, app.begin_review,
  app.reviews_to_tell, app.tell_of_review FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.children_of_plan, app.reviews_to_begin, app.begin_review, app.reviews_to_tell, app.tell_of_review
  TO village_app;
