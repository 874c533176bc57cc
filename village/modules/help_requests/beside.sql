-- Beside a question: who tried to open something of this family and may not (B3-6), what was found about deciding (B3-11),
-- and what a municipality may read: tables without small numbers, made once (B3-32).

-- Once a day for each who has an open question about somebody: another, who does not work here, was refused something of them.
CREATE FUNCTION app.tell_of_tries(p_code text, p_path text, p_limit int) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := coalesce(current_setting('app.village', true), ''); r record; n int := 0;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  FOR r IN SELECT DISTINCT q.village_id, q.id, m.person_id AS owner, e.person_id AS who FROM app.refused_since(now() - interval '1 day') e
      JOIN help_requests_helprequest q ON q.village_id = e.village_id AND q.subject_id = e.subject_id AND q.closed_at IS NULL AND q.author_id <> e.person_id
      JOIN directory_membership m ON m.village_id = q.village_id AND m.id = q.owner_id AND m.from_at <= now() AND m.until > now()
      WHERE NOT EXISTS (SELECT 1 FROM help_requests_trytold t WHERE t.village_id = q.village_id AND t.request_id = q.id AND t.person_id = e.person_id
          AND t.day = current_date)
      LIMIT p_limit LOOP
    INSERT INTO help_requests_trytold (id, village_id, created_at, request_id, person_id, day)
      VALUES (gen_random_uuid(), r.village_id, now(), r.id, r.who, current_date) ON CONFLICT DO NOTHING;
    CONTINUE WHEN NOT FOUND;
    PERFORM set_config('app.village', r.village_id::text, true);
    PERFORM set_config('app.maintenance', '', true);
    PERFORM app.tell(gen_random_uuid(), r.owner, p_code, p_path || r.id || '/');
    PERFORM set_config('app.maintenance', 'on', true);
    n := n + 1;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true);
  PERFORM set_config('app.village', before, true);
  RETURN n;
END $$;

-- For who works on the question: who tried, on which days; for whoever reads it: what was found about deciding.
CREATE FUNCTION app.beside_request(p_request uuid) RETURNS TABLE (what text, name text, day date)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE q record; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  IF NOT app.may_record('help_requests_helprequest', p_request, 1) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.to_organisation_id, x.author_id INTO q FROM help_requests_helprequest x WHERE x.village_id = app.village() AND x.id = p_request;
  RETURN QUERY SELECT 'able'::text, n.found::text, n.found_at::date FROM help_requests_ablenote n
    WHERE n.village_id = app.village() AND n.request_id = p_request ORDER BY n.found_at DESC LIMIT 20;
  PERFORM set_config('app.maintenance', before, true);
  IF q.author_id = app.person() OR NOT q.to_organisation_id = ANY (app.my_organisations())
    OR NOT app.may_record('help_requests_helprequest', p_request, 4) THEN RETURN; END IF;
  RETURN QUERY SELECT 'try'::text, p.name::text, t.day FROM help_requests_trytold t JOIN people_person p ON p.village_id = t.village_id AND p.id = t.person_id
    WHERE t.village_id = app.village() AND t.request_id = p_request ORDER BY t.day DESC, 2 LIMIT 20;
END $$;

-- How old the one it is about is today, for who works on it: what the law presumes hinges on it. Empty: not known.
CREATE FUNCTION app.age_of_request(p_request uuid) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s uuid; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  IF NOT app.may_record('help_requests_helprequest', p_request, 2) THEN RETURN NULL; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT subject_id INTO s FROM help_requests_helprequest WHERE village_id = app.village() AND id = p_request;
  PERFORM set_config('app.maintenance', before, true);
  RETURN (SELECT date_part('year', age(current_date, p.birth_date))::int FROM people_person p
    WHERE p.village_id = app.village() AND p.subject_id = s AND p.birth_date IS NOT NULL);
END $$;

-- It is time to look again at what was found: said once, to who has the question.
CREATE FUNCTION app.tell_to_look_again(p_code text, p_path text, p_limit int) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := coalesce(current_setting('app.village', true), ''); r record; n int := 0;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  FOR r IN SELECT a.village_id, a.id, a.request_id, m.person_id FROM help_requests_ablenote a
      JOIN help_requests_helprequest q ON q.village_id = a.village_id AND q.id = a.request_id AND q.closed_at IS NULL
      JOIN directory_membership m ON m.village_id = q.village_id AND m.id = q.owner_id AND m.from_at <= now() AND m.until > now()
      WHERE a.told_at IS NULL AND a.review_on <= current_date AND NOT EXISTS (SELECT 1 FROM help_requests_ablenote b
        WHERE b.village_id = a.village_id AND b.request_id = a.request_id AND b.found_at > a.found_at) LIMIT p_limit LOOP
    PERFORM set_config('app.village', r.village_id::text, true);
    UPDATE help_requests_ablenote SET told_at = now() WHERE village_id = r.village_id AND id = r.id;
    PERFORM set_config('app.maintenance', '', true);
    PERFORM app.tell(gen_random_uuid(), r.person_id, p_code, p_path || r.request_id || '/able/');
    PERFORM set_config('app.maintenance', 'on', true);
    n := n + 1;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true);
  PERFORM set_config('app.village', before, true);
  RETURN n;
END $$;

-- What came to the door in a quarter, counted as it is: only for the clock, which acts for nobody and keeps what may be said.
CREATE FUNCTION app.quarter_counts(p_village uuid, p_from date, p_until date) RETURNS TABLE (tab text, key text, number int)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(current_setting('app.person', true), '') <> '' THEN RAISE insufficient_privilege USING MESSAGE = 'only for the clock'; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY WITH q AS MATERIALIZED (SELECT x.asker, x.asks_for, x.outcome, x.life_areas FROM help_requests_helprequest x
      WHERE x.village_id = p_village AND x.asked_at >= p_from AND x.asked_at < p_until)
    SELECT 'total'::text, ''::text, count(*)::int FROM q
    UNION ALL SELECT 'asker', q.asker::text, count(*)::int FROM q GROUP BY 2
    UNION ALL SELECT 'asks_for', q.asks_for::text, count(*)::int FROM q GROUP BY 2
    UNION ALL SELECT 'outcome', q.outcome::text, count(*)::int FROM q GROUP BY 2
    UNION ALL SELECT 'area', a::text, count(*)::int FROM q CROSS JOIN unnest(q.life_areas) a GROUP BY 2;
  PERFORM set_config('app.maintenance', '', true);
END $$;

CREATE FUNCTION app.quarter_is_made(p_village uuid, p_from date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM help_requests_quarterreport r WHERE r.village_id = p_village AND r.from_on = p_from)
$$;

CREATE FUNCTION app.keep_quarter(p_id uuid, p_village uuid, p_from date, p_until date, p_tables jsonb, p_total int, p_smallest int, p_law text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(current_setting('app.person', true), '') <> '' THEN RAISE insufficient_privilege USING MESSAGE = 'only for the clock'; END IF;
  INSERT INTO help_requests_quarterreport (id, village_id, created_at, from_on, until_on, tables, total, smallest, law_version)
    VALUES (p_id, p_village, now(), p_from, p_until, p_tables, p_total, p_smallest, p_law) ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;

-- For who answers for the village's policy: the reports as they were made, and no other question.
CREATE FUNCTION app.quarter_reports() RETURNS TABLE (from_on date, until_on date, tables jsonb, total int, smallest int, made_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.from_on, r.until_on, r.tables, r.total, r.smallest::int, r.created_at FROM help_requests_quarterreport r
  WHERE r.village_id = app.village() AND app.strong_enough() AND app.works_as('manager') ORDER BY r.from_on DESC LIMIT 40
$$;

REVOKE ALL ON FUNCTION app.tell_of_tries, app.beside_request, app.age_of_request, app.tell_to_look_again, app.quarter_counts, app.quarter_is_made,
  app.keep_quarter, app.quarter_reports FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.tell_of_tries, app.beside_request, app.age_of_request, app.tell_to_look_again, app.quarter_counts,
  app.quarter_is_made, app.keep_quarter, app.quarter_reports TO village_app;
