-- How somebody is best reached, for who has something in hand that this person asked; and calls that are late.

-- It is about you; or you work now on this one thing, which this very person shared with your organisation. A guardian, a
-- reader by name, a school, a former partner: nobody else, also when they see the thing itself.
CREATE FUNCTION app.may_know_reach(p_item uuid, p_person uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.strong_enough() AND CASE
    WHEN p_person = app.person() THEN app.only_item() IS NULL OR coalesce(app.only_item() = p_item, false)
    ELSE app.only_item() IS NULL AND NOT coalesce(p_item = ANY (app.closed()), false) AND EXISTS (
      SELECT 1 FROM consent_consent c JOIN access_grant g ON g.village_id = c.village_id AND g.reader_id = app.person()
        AND g.subject_id = c.subject_id AND g.item_id = c.item_id AND g.organisation_id = c.to_organisation_id
      WHERE c.village_id = app.village() AND c.item_id = p_item AND c.given_by_id = p_person AND c.withdrawn_at IS NULL
        AND c.until > now() AND g.via = 4 AND g.kinds <> 0 AND g.vf <= now() AND g.vt > now()) END
$$;

-- One row for each pair that this actor may know; the words stay sealed.
CREATE FUNCTION app.reach_of(p_items uuid[], p_people uuid[]) RETURNS TABLE (item_id uuid, person_id uuid, subject_id uuid, phone text,
  has_mail boolean, has_account boolean, wish_id uuid, way text, parts_of_day text[], place bytea, language text, other_language text,
  interpreter boolean, rather_talks boolean, large_letters boolean, kept_by text, kept_at timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT pair.item, p.id, p.subject_id, p.phone::text, p.email <> '', p.account_id IS NOT NULL, w.id, w.way::text,
      w.parts_of_day::text[], w.place, w.language::text, w.other_language::text, w.interpreter, w.rather_talks, w.large_letters,
      m.public_name::text, w.kept_at
    FROM unnest(p_items, p_people) AS pair (item, person)
    JOIN people_person p ON p.village_id = app.village() AND p.id = pair.person
    LEFT JOIN channels_reachwish w ON w.village_id = p.village_id AND w.subject_id = p.subject_id
    LEFT JOIN directory_membership m ON m.village_id = w.village_id AND m.id = w.kept_by_id
    WHERE app.may_know_reach(pair.item, pair.person);
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- One wish per person: a newer one takes the place of the older. Without a chair it is the person who writes.
CREATE FUNCTION app.keep_reach_wish(p_id uuid, p_item uuid, p_person uuid, p_chair uuid, p_way text, p_parts text[], p_place bytea,
  p_language text, p_other text, p_interpreter boolean, p_talks boolean, p_large boolean) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.may_know_reach(p_item, p_person) OR (p_chair IS NULL) <> (p_person = app.person())
    OR (p_chair IS NOT NULL AND NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village() AND m.id = p_chair
      AND m.person_id = app.person() AND m.from_at <= now() AND m.until > now())) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to say';
  END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  INSERT INTO channels_reachwish AS w (id, village_id, created_at, subject_id, item_id, kind, audience, author_id, organisation_id, person_id,
      way, parts_of_day, place, language, other_language, interpreter, rather_talks, large_letters, kept_by_id, kept_at)
    SELECT p_id, p.village_id, now(), p.subject_id, p_id, 0, 2, p.id, NULL, p.id,
      p_way, p_parts, p_place, p_language, p_other, p_interpreter, p_talks, p_large, p_chair, now()
    FROM people_person p WHERE p.village_id = app.village() AND p.id = p_person
  -- the words are bound to the row they stand in, so a newer wish is a newer row
  ON CONFLICT (village_id, subject_id) DO UPDATE SET id = EXCLUDED.id, item_id = EXCLUDED.item_id, way = EXCLUDED.way,
    parts_of_day = EXCLUDED.parts_of_day, place = EXCLUDED.place, language = EXCLUDED.language,
    other_language = EXCLUDED.other_language, interpreter = EXCLUDED.interpreter, rather_talks = EXCLUDED.rather_talks,
    large_letters = EXCLUDED.large_letters, kept_by_id = EXCLUDED.kept_by_id, kept_at = EXCLUDED.kept_at;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- Who works on it now at that organisation: who has it before who stands in.
CREATE FUNCTION app.talkers(p_village uuid, p_organisation uuid, p_subject uuid, p_item uuid) RETURNS TABLE (person_id uuid, stands_in boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.person_id, bool_and(a.reason = 'deputy') FROM consent_assignment a
  WHERE a.village_id = p_village AND a.organisation_id = p_organisation AND a.subject_id = p_subject AND a.item_id = p_item
    AND a.from_at <= now() AND a.until > now() AND app.can_still_be_kept(p_village, a.person_id, p_subject, p_item)
  GROUP BY a.person_id
$$;

-- The clock sees ids and due times only. What nobody may open any more does not rise.
CREATE FUNCTION app.talks_late(p_limit int) RETURNS TABLE (id uuid, village_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT t.id, t.village_id FROM channels_talktask t WHERE t.done_at IS NULL AND t.risen_at IS NULL AND t.due_at <= now()
    AND EXISTS (SELECT 1 FROM app.talkers(t.village_id, t.organisation_id, t.subject_id, t.item_id)) ORDER BY t.due_at LIMIT p_limit;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- Tell it, once for each date: who works on it, and the team leaders, who see only that there is one.
CREATE FUNCTION app.raise_talk(p_village uuid, p_task uuid, p_code text, p_path text, p_risen text, p_team text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t record; who uuid; before text := current_setting('app.village', true);
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE channels_talktask x SET risen_at = now() WHERE x.village_id = p_village AND x.id = p_task AND x.done_at IS NULL
    AND x.risen_at IS NULL AND x.due_at <= now() RETURNING x.subject_id, x.item_id, x.organisation_id INTO t;
  PERFORM set_config('app.maintenance', '', true);
  IF t.item_id IS NULL THEN RETURN false; END IF;
  PERFORM set_config('app.village', p_village::text, true);
  FOR who IN SELECT x.person_id FROM app.talkers(p_village, t.organisation_id, t.subject_id, t.item_id) x LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_code, p_path || t.item_id || '/');
  END LOOP;
  FOR who IN SELECT DISTINCT m.person_id FROM directory_membership m WHERE m.village_id = p_village AND m.organisation_id = t.organisation_id
      AND m.role = 'supervisor' AND m.from_at <= now() AND m.until > now() LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_risen, p_team);
  END LOOP;
  PERFORM set_config('app.village', coalesce(before, ''), true);
  RETURN true;
END $$;

-- For a team leader: who has a call to make, since when and before when. Never to whom or about what.
CREATE FUNCTION app.talks_of_team() RETURNS TABLE (owner text, asked_at timestamptz, due_at timestamptz, is_late boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT coalesce((SELECT min(m.public_name::text) FROM app.talkers(t.village_id, t.organisation_id, t.subject_id, t.item_id) x
      JOIN directory_membership m ON m.village_id = t.village_id AND m.organisation_id = t.organisation_id AND m.person_id = x.person_id
      WHERE NOT x.stands_in), min(o.public_name::text)), min(t.asked_at), min(t.due_at), min(t.due_at) <= now()
    FROM channels_talktask t JOIN directory_membership o ON o.village_id = t.village_id AND o.id = t.owner_id
    WHERE t.village_id = app.village() AND t.done_at IS NULL
      AND EXISTS (SELECT 1 FROM directory_membership s WHERE s.village_id = t.village_id AND s.organisation_id = t.organisation_id
        AND s.person_id = app.person() AND s.role = 'supervisor' AND s.from_at <= now() AND s.until > now())
      AND EXISTS (SELECT 1 FROM app.talkers(t.village_id, t.organisation_id, t.subject_id, t.item_id))
    GROUP BY t.village_id, t.organisation_id, t.subject_id, t.item_id ORDER BY min(t.due_at), t.item_id LIMIT 200;
  PERFORM set_config('app.maintenance', '', true);
END $$;

REVOKE ALL ON FUNCTION app.may_know_reach, app.reach_of, app.keep_reach_wish, app.talkers, app.talks_late, app.raise_talk, app.talks_of_team
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.reach_of, app.keep_reach_wish, app.talks_late, app.raise_talk, app.talks_of_team TO village_app;
