-- Told ahead, once: sharing that ends (B3-8), and a birthday at which doors change (B3-9). Ids and days; a mail says nothing more.

-- To who said yes and still decides; else to the person themself. What lasts shorter than that is said halfway.
CREATE FUNCTION app.tell_of_endings(p_village uuid, p_days int, p_code text, p_path text, p_limit int) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := coalesce(current_setting('app.village', true), ''); c record; who uuid; told uuid[] := '{}';
BEGIN
  PERFORM set_config('app.village', p_village::text, true);
  FOR c IN SELECT x.id, x.subject_id, x.given_by_id, x.until FROM consent_consent x WHERE x.village_id = p_village AND x.withdrawn_at IS NULL
      AND x.until > now() AND x.until <= now() + make_interval(days => p_days) AND now() >= x.from_at + (x.until - x.from_at) / 2
      AND NOT EXISTS (SELECT 1 FROM circles_toldahead t WHERE t.village_id = x.village_id AND t.what = 'sharing' AND t.about_id = x.id)
      ORDER BY x.until LIMIT p_limit LOOP
    INSERT INTO circles_toldahead (id, village_id, created_at, what, about_id, day)
      VALUES (gen_random_uuid(), p_village, now(), 'sharing', c.id, c.until::date) ON CONFLICT DO NOTHING;
    CONTINUE WHEN NOT FOUND;
    who := c.given_by_id;
    IF NOT app.is_family_of(c.subject_id, who) THEN
      SELECT p.id INTO who FROM people_person p WHERE p.village_id = p_village AND p.subject_id = c.subject_id;
    END IF;
    CONTINUE WHEN who IS NULL OR who = ANY (told);
    told := told || who;
    PERFORM app.tell(gen_random_uuid(), who, p_code, p_path);
  END LOOP;
  PERFORM set_config('app.village', before, true);
  RETURN cardinality(told);
END $$;

CREATE FUNCTION app.birthdays_ahead(p_village uuid, p_days int, p_ages int[]) RETURNS TABLE (person_id uuid, subject_id uuid, age int, day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.subject_id, a.age, (p.birth_date + make_interval(years => a.age))::date
  FROM people_person p CROSS JOIN unnest(p_ages) AS a(age) WHERE p.village_id = p_village AND p.birth_date IS NOT NULL AND p.name <> ''
    AND (p.birth_date + make_interval(years => a.age))::date > current_date
    AND (p.birth_date + make_interval(years => a.age))::date <= current_date + p_days
$$;

-- Who works with somebody now, from a chair and by what is shared; those who only stand by do not.
CREATE FUNCTION app.works_with(p_village uuid, p_person uuid, p_subject uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM consent_assignment a JOIN directory_membership m ON m.village_id = a.village_id AND m.organisation_id = a.organisation_id
      AND m.person_id = a.person_id AND m.from_at <= now() AND m.until > now()
    JOIN access_grant g ON g.village_id = a.village_id AND g.reader_id = a.person_id AND g.subject_id = a.subject_id AND g.via = 4
      AND g.organisation_id = a.organisation_id AND g.vf <= now() AND g.vt > now()
    WHERE a.village_id = p_village AND a.person_id = p_person AND a.subject_id = p_subject AND a.until > now() AND a.reason <> 'on duty')
$$;

-- To the young person and who raises them in words; to who works with them and the privacy officer as a task without a name.
CREATE FUNCTION app.tell_of_birthdays(p_village uuid, p_days int, p_ages int[], p_code text, p_path text, p_work_code text, p_work_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := coalesce(current_setting('app.village', true), ''); b record; who uuid; work uuid[] := '{}'; n int := 0;
BEGIN
  PERFORM set_config('app.village', p_village::text, true);
  FOR b IN SELECT x.* FROM app.birthdays_ahead(p_village, p_days, p_ages) x WHERE NOT EXISTS (SELECT 1 FROM circles_toldahead t
      WHERE t.village_id = p_village AND t.what = 'age' AND t.about_id = x.person_id AND t.day = x.day) ORDER BY x.day LOOP
    INSERT INTO circles_toldahead (id, village_id, created_at, what, about_id, day)
      VALUES (gen_random_uuid(), p_village, now(), 'age', b.person_id, b.day) ON CONFLICT DO NOTHING;
    CONTINUE WHEN NOT FOUND;
    n := n + 1;
    -- whoever may see nothing of this child hears nothing of its birthday either
    FOR who IN SELECT b.person_id UNION SELECT g.guardian_id FROM people_guardianship g WHERE g.village_id = p_village AND g.subject_id = b.subject_id
        AND g.from_at <= now() AND g.until > now() AND NOT b.subject_id = ANY (app.shut_out_of(g.guardian_id)) LOOP
      PERFORM app.tell(gen_random_uuid(), who, p_code, p_path);
    END LOOP;
    work := work || ARRAY(SELECT DISTINCT a.person_id FROM consent_assignment a WHERE a.village_id = p_village AND a.subject_id = b.subject_id
      AND a.until > now() AND app.works_with(p_village, a.person_id, b.subject_id));
  END LOOP;
  IF n > 0 THEN
    work := work || ARRAY(SELECT DISTINCT m.person_id FROM directory_membership m WHERE m.village_id = p_village AND m.role = 'privacy_officer'
      AND m.from_at <= now() AND m.until > now());
  END IF;
  FOR who IN SELECT DISTINCT unnest(work) LOOP PERFORM app.tell(gen_random_uuid(), who, p_work_code, p_work_path); END LOOP;
  PERFORM set_config('app.village', before, true);
  RETURN n;
END $$;

-- For who works here: days and ages of those they work with, for the privacy officer of everybody. No name and no key.
CREATE FUNCTION app.ages_ahead(p_days int, p_ages int[]) RETURNS TABLE (day date, age int, number int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR app.my_organisations() = '{}' OR app.only_item() IS NOT NULL THEN RETURN; END IF;
  RETURN QUERY SELECT x.day, x.age, count(*)::int FROM app.birthdays_ahead(app.village(), p_days, p_ages) x
    WHERE app.works_as('privacy_officer') OR app.works_with(app.village(), app.person(), x.subject_id)
    GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 200;
END $$;

REVOKE ALL ON FUNCTION app.tell_of_endings, app.birthdays_ahead, app.works_with, app.tell_of_birthdays, app.ages_ahead FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.tell_of_endings, app.tell_of_birthdays, app.ages_ahead TO village_app;
