-- A name or a date of birth that was wrong is made right in the act that answers it, by somebody of the contact point who reads
-- this one request; what stood there is given back once, to be written beside it. What guardians see goes by age, so their
-- periods are laid anew from the right date, as the law file says; an end that a judge set stays. Nobody gains a guardian by it:
-- who was none today is none afterwards.
CREATE FUNCTION app.correct_person(p_correction uuid, p_name text, p_born date, p_proof text, p_phases jsonb, p_law text, p_code text, p_path text)
  RETURNS TABLE (old_name text, old_born date)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE c record; was record; g record; who uuid; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.subject_id, x.item_id, x.author_id, x.about_table, x.about_id, EXISTS (SELECT 1 FROM own_data_correctionanswer a
      WHERE a.village_id = x.village_id AND a.correction_id = x.id) AS answered INTO c
    FROM own_data_correction x WHERE x.village_id = app.village() AND x.id = p_correction;
  PERFORM set_config('app.maintenance', before, true);
  IF c.subject_id IS NULL OR c.answered OR c.about_table <> 'people.Person' OR app.only_item() IS NOT NULL OR NOT app.strong_enough()
      OR NOT app.may_record('own_data_correction', p_correction, 2) OR c.author_id = app.person() OR app.is_family_of(c.subject_id, app.person())
      OR NOT EXISTS (SELECT 1 FROM directory_organization o WHERE o.village_id = app.village() AND o.is_contact_point AND o.id = ANY (app.my_organisations()))
      OR (p_born IS NOT NULL AND (btrim(p_proof) = '' OR p_born > current_date)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to correct';
  END IF;
  SELECT p.id, p.name, p.birth_date INTO was FROM people_person p WHERE p.village_id = app.village() AND p.id = c.about_id
    AND p.subject_id = c.subject_id FOR UPDATE;
  IF was.id IS NULL THEN RAISE insufficient_privilege USING MESSAGE = 'nobody'; END IF;
  UPDATE people_person SET name = coalesce(nullif(btrim(p_name), ''), name), birth_date = coalesce(p_born, birth_date)
    WHERE village_id = app.village() AND id = was.id;
  FOR g IN SELECT x.guardian_id, x.child_id, max(x.authority) AS authority, max(x.evidence) AS evidence, max(x.until) AS until
      FROM people_guardianship x WHERE x.village_id = app.village() AND x.subject_id = c.subject_id AND x.until > greatest(now(), x.from_at)
        AND p_born IS NOT NULL AND p_born IS DISTINCT FROM was.birth_date GROUP BY x.guardian_id, x.child_id LOOP
    UPDATE people_guardianship SET until = greatest(from_at, now()) WHERE village_id = app.village() AND subject_id = c.subject_id
      AND guardian_id = g.guardian_id AND until > now();
    INSERT INTO people_guardianship (id, village_id, created_at, subject_id, child_id, guardian_id, authority, evidence, kinds, from_at, until, law_version)
      SELECT gen_random_uuid(), app.village(), now(), c.subject_id, g.child_id, g.guardian_id, g.authority, left(g.evidence || ' / ' || btrim(p_proof), 200),
        ARRAY(SELECT jsonb_array_elements_text(f.value -> 'kinds')::smallint), greatest((f.value ->> 'from')::timestamptz, now()), e.until, p_law
      FROM jsonb_array_elements(p_phases) f
      CROSS JOIN LATERAL (SELECT CASE WHEN g.until < (was.birth_date + interval '18 years') AT TIME ZONE 'UTC' - interval '2 days'
        THEN least(g.until, (f.value ->> 'until')::timestamptz) ELSE (f.value ->> 'until')::timestamptz END AS until) e
      WHERE e.until > greatest((f.value ->> 'from')::timestamptz, now());
    PERFORM app.tell(gen_random_uuid(), g.guardian_id, p_code, p_path);
  END LOOP;
  PERFORM app.tell(gen_random_uuid(), was.id, p_code, p_path) WHERE was.id <> c.author_id;
  PERFORM app.line('allow', 'change', 'own_data.correct_person', 'help', c.subject_id, NULL, 1, app.basis(c.subject_id, c.item_id),
    jsonb_build_object('law', p_law));
  old_name := was.name; old_born := was.birth_date;
  RETURN NEXT;
END $$;
REVOKE ALL ON FUNCTION app.correct_person FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.correct_person TO village_app;
