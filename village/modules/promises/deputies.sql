-- Tell it, once: the owner and who stands in for them today; and the team leaders of the organisation when it is late (T4, T6).
CREATE OR REPLACE FUNCTION app.raise_promise(p_village uuid, p_promise uuid, p_level text, p_code text, p_risen text, p_team text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p record; s record; told boolean; before text := current_setting('app.village', true);
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT q.id, q.due_at, q.path, q.item_id, m.person_id, m.organisation_id INTO p FROM promises_promise q
    JOIN directory_membership m ON m.village_id = q.village_id AND m.id = q.owner_id
    WHERE q.village_id = p_village AND q.id = p_promise AND q.kept_at IS NULL AND q.let_go_at IS NULL
      AND CASE p_level WHEN 'late' THEN q.due_at <= now() WHEN 'soon' THEN q.warn_at <= now() AND q.due_at > now() ELSE false END;
  PERFORM set_config('app.maintenance', '', true);
  IF p.id IS NULL THEN RETURN false; END IF;
  INSERT INTO promises_promiserise (id, village_id, created_at, promise_id, level, due_at)
    VALUES (gen_random_uuid(), p_village, now(), p_promise, p_level, p.due_at) ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS told = ROW_COUNT;
  IF NOT told THEN RETURN false; END IF;
  PERFORM set_config('app.village', p_village::text, true);
  PERFORM app.tell(gen_random_uuid(), p.person_id, p_code, p.path);
  FOR s IN SELECT DISTINCT a.person_id FROM consent_assignment a WHERE a.village_id = p_village AND a.item_id = p.item_id
      AND a.organisation_id = p.organisation_id AND a.reason = 'deputy' AND a.from_at <= now() AND a.until > now() AND a.person_id <> p.person_id LOOP
    PERFORM app.tell(gen_random_uuid(), s.person_id, p_code, p.path);
  END LOOP;
  IF p_level = 'late' THEN
    FOR s IN SELECT DISTINCT m.person_id FROM directory_membership m WHERE m.village_id = p_village
        AND m.organisation_id = p.organisation_id AND m.role = 'supervisor' AND m.person_id <> p.person_id
        AND m.from_at <= now() AND m.until > now() LOOP
      PERFORM app.tell(gen_random_uuid(), s.person_id, p_risen, p_team);
    END LOOP;
  END IF;
  PERFORM set_config('app.village', coalesce(before, ''), true);
  RETURN true;
END $$;
