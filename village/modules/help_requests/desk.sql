-- Work among colleagues of one desk. A team leader gives work and sees numbers and dates; names and words stay closed.

CREATE FUNCTION app.leads(p_organisation uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.strong_enough() AND EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village()
    AND m.organisation_id = p_organisation AND m.person_id = app.person() AND m.role = 'supervisor'
    AND m.from_at <= now() AND m.until > now())
$$;

-- Somebody the family keeps out gets nothing of it: not as owner, not as deputy, and nobody learns why.
CREATE FUNCTION app.can_work_on(p_person uuid, p_subject uuid, p_item uuid, p_kind int, p_author uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p_person <> p_author AND NOT EXISTS (SELECT 1 FROM consent_restriction r WHERE r.village_id = app.village()
    AND r.subject_id = p_subject AND r.against_person_id = p_person AND r.lifted_at IS NULL
    AND (r.item_id = p_item OR (r.item_id IS NULL AND (r.kinds = '{}' OR p_kind = ANY (r.kinds)))))
$$;

-- Which of these I may give to a colleague: as team leader, or with the request in hand.
CREATE FUNCTION app.requests_to_give(p_numbers text[]) RETURNS TABLE (id uuid, number text, subject_id uuid, organisation_id uuid,
  owner_id uuid, owner text, asked_at timestamptz, answer_by timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT r.id, r.number::text, r.subject_id, r.to_organisation_id, r.owner_id, m.public_name::text, r.asked_at, r.answer_by
    FROM help_requests_helprequest r LEFT JOIN directory_membership m ON m.village_id = r.village_id AND m.id = r.owner_id
    WHERE r.village_id = app.village() AND r.number = ANY (p_numbers) AND r.closed_at IS NULL AND NOT r.held_back
      AND r.author_id <> app.person() AND app.may_assign(r.to_organisation_id, r.subject_id, r.item_id)
      AND EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = r.village_id AND c.item_id = r.item_id
        AND c.to_organisation_id = r.to_organisation_id AND c.withdrawn_at IS NULL AND c.until > now())
    ORDER BY r.number LIMIT 100;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- While the owner is away the deputy works beside them; on the last day that ends by itself.
CREATE FUNCTION app.add_deputies(p_request uuid) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n int;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  INSERT INTO consent_assignment (id, village_id, created_at, subject_id, item_id, kind, organisation_id, person_id, reason, from_at, until, kept_until)
    SELECT gen_random_uuid(), r.village_id, now(), r.subject_id, r.item_id, r.kind, r.to_organisation_id, d.person_id, 'deputy',
      greatest(a.from_at, now()), a.until, a.until
    FROM help_requests_helprequest r JOIN help_requests_absence a ON a.village_id = r.village_id AND a.member_id = r.owner_id AND a.until > now()
      JOIN directory_membership d ON d.village_id = a.village_id AND d.id = a.deputy_id AND d.until > now()
    WHERE r.village_id = app.village() AND r.id = p_request AND r.closed_at IS NULL
      AND app.can_work_on(d.person_id, r.subject_id, r.item_id, r.kind, r.author_id)
      AND NOT EXISTS (SELECT 1 FROM consent_assignment x WHERE x.village_id = r.village_id AND x.item_id = r.item_id
        AND x.person_id = d.person_id AND x.until >= a.until AND x.from_at <= greatest(a.from_at, now()));
  GET DIAGNOSTICS n = ROW_COUNT;
  PERFORM set_config('app.maintenance', '', true);
  RETURN n;
END $$;

-- The same for who has just taken it up.
CREATE FUNCTION app.deputies_of_mine(p_request uuid) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE mine boolean;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT EXISTS (SELECT 1 FROM help_requests_helprequest r JOIN directory_membership m ON m.village_id = r.village_id AND m.id = r.owner_id
    WHERE r.village_id = app.village() AND r.id = p_request AND m.person_id = app.person()) INTO mine;
  PERFORM set_config('app.maintenance', '', true);
  RETURN CASE WHEN mine THEN app.add_deputies(p_request) ELSE 0 END;
END $$;

-- One request to one colleague, with a reason everybody concerned reads. False: this colleague cannot take it.
CREATE FUNCTION app.give_request(p_request uuid, p_to uuid, p_step uuid, p_assignment uuid, p_name text, p_words bytea, p_stems bytea,
  p_kept_years int, p_given text, p_other text, p_worker_path text, p_asker_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; fresh record; old uuid;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT q.id, q.subject_id, q.item_id, q.kind, q.to_organisation_id, q.owner_id, q.author_id, q.route INTO r FROM help_requests_helprequest q
    WHERE q.village_id = app.village() AND q.id = p_request AND q.closed_at IS NULL AND NOT q.held_back FOR UPDATE;
  PERFORM set_config('app.maintenance', '', true);
  IF r.id IS NULL OR r.author_id = app.person() OR NOT app.may_assign(r.to_organisation_id, r.subject_id, r.item_id) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to give';
  END IF;
  SELECT m.person_id, m.organisation_id INTO fresh FROM directory_membership m WHERE m.village_id = app.village() AND m.id = p_to
    AND m.from_at <= now() AND m.until > now();
  IF fresh.person_id IS NULL OR fresh.organisation_id <> r.to_organisation_id OR p_to IS NOT DISTINCT FROM r.owner_id
    OR NOT app.can_work_on(fresh.person_id, r.subject_id, r.item_id, r.kind, r.author_id) THEN RETURN false; END IF;
  SELECT m.person_id INTO old FROM directory_membership m WHERE m.village_id = app.village() AND m.id = r.owner_id;
  -- the step first: giving it away takes the giver's own way in
  PERFORM set_config('app.maintenance', 'on', true);
  INSERT INTO help_requests_requeststep (id, village_id, created_at, subject_id, item_id, kind, audience, author_id, organisation_id,
      request_id, what, done_at, author_name, words, stems, way, instead)
    VALUES (p_step, app.village(), now(), r.subject_id, r.item_id, r.kind, 0, app.person(), r.to_organisation_id, r.id, 'reassigned',
      clock_timestamp(), p_name, p_words, p_stems, '', '');
  PERFORM app.changed('change', 'help_requests.give_to_colleague', 'help', r.subject_id, r.item_id, r.kind, '{}'::jsonb);
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE help_requests_helprequest SET owner_id = p_to, taken_up_at = coalesce(taken_up_at, now())
    WHERE village_id = app.village() AND id = r.id;
  UPDATE promises_promise SET owner_id = p_to WHERE village_id = app.village() AND item_id = r.item_id
    AND kept_at IS NULL AND let_go_at IS NULL AND owner_id = r.owner_id;
  PERFORM set_config('app.maintenance', '', true);
  PERFORM app.take_over(p_assignment, r.to_organisation_id, r.subject_id, r.item_id, r.kind, fresh.person_id, 'was given it', p_kept_years);
  PERFORM app.add_deputies(r.id);
  IF fresh.person_id <> app.person() THEN PERFORM app.tell(gen_random_uuid(), fresh.person_id, p_given, p_worker_path); END IF;
  IF old IS NOT NULL AND old <> app.person() AND old <> fresh.person_id THEN
    PERFORM app.tell(gen_random_uuid(), old, p_other, 'requests/');
  END IF;
  PERFORM app.tell(gen_random_uuid(), r.author_id, p_other, CASE WHEN r.route = 'concern' THEN 'requests/passed-on/' ELSE p_asker_path END);
  RETURN true;
END $$;

-- "A colleague asks: ..." Read at the desk only, and not twice in the quiet hours. False: it is still quiet.
CREATE FUNCTION app.nudge_owner(p_request uuid, p_step uuid, p_name text, p_words bytea, p_stems bytea, p_quiet_since timestamptz,
  p_code text, p_path text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; who uuid; lately boolean;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT q.id, q.subject_id, q.item_id, q.kind, q.to_organisation_id, q.author_id, m.person_id INTO r FROM help_requests_helprequest q
    JOIN directory_membership m ON m.village_id = q.village_id AND m.id = q.owner_id
    WHERE q.village_id = app.village() AND q.id = p_request AND q.closed_at IS NULL;
  SELECT EXISTS (SELECT 1 FROM help_requests_requeststep s WHERE s.village_id = app.village() AND s.request_id = p_request
    AND s.created_at > p_quiet_since AND (s.what = 'nudged' OR s.author_id = r.person_id)) INTO lately;
  PERFORM set_config('app.maintenance', '', true);
  IF r.id IS NULL OR r.author_id = app.person() OR r.person_id = app.person()
    OR NOT app.may_assign(r.to_organisation_id, r.subject_id, r.item_id) THEN
    RAISE insufficient_privilege USING MESSAGE = 'nobody to ask';
  END IF;
  IF lately THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  INSERT INTO help_requests_requeststep (id, village_id, created_at, subject_id, item_id, kind, audience, author_id, organisation_id,
      request_id, what, done_at, author_name, words, stems, way, instead)
    VALUES (p_step, app.village(), now(), r.subject_id, r.item_id, r.kind, 3, app.person(), r.to_organisation_id, r.id, 'nudged',
      clock_timestamp(), p_name, p_words, p_stems, '', '');
  PERFORM app.changed('change', 'help_requests.nudge', 'help', r.subject_id, r.item_id, r.kind, '{}'::jsonb);
  PERFORM set_config('app.maintenance', '', true);
  FOR who IN SELECT r.person_id UNION SELECT a.person_id FROM consent_assignment a WHERE a.village_id = app.village()
      AND a.item_id = r.item_id AND a.reason = 'deputy' AND a.from_at <= now() AND a.until > now() AND a.person_id <> app.person() LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_code, p_path);
  END LOOP;
  RETURN true;
END $$;

-- Away from one day until another: for oneself, or for one's team. Says why not: 'deputy' or 'overlap'.
CREATE FUNCTION app.begin_absence(p_id uuid, p_member uuid, p_deputy uuid, p_from timestamptz, p_until timestamptz) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record; d record; r uuid;
BEGIN
  SELECT x.person_id, x.organisation_id INTO m FROM directory_membership x WHERE x.village_id = app.village() AND x.id = p_member AND x.until > now();
  IF m.person_id IS NULL OR NOT (app.strong_enough() AND (m.person_id = app.person() OR app.leads(m.organisation_id))) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to say';
  END IF;
  SELECT x.person_id, x.organisation_id INTO d FROM directory_membership x WHERE x.village_id = app.village() AND x.id = p_deputy AND x.until >= p_until;
  IF d.person_id IS NULL OR d.organisation_id <> m.organisation_id OR d.person_id = m.person_id
    OR EXISTS (SELECT 1 FROM help_requests_absence a WHERE a.village_id = app.village() AND a.member_id = p_deputy
      AND a.from_at < p_until AND a.until > p_from) THEN RETURN 'deputy'; END IF;
  IF EXISTS (SELECT 1 FROM help_requests_absence a WHERE a.village_id = app.village() AND a.member_id = p_member
      AND a.from_at < p_until AND a.until > p_from) THEN RETURN 'overlap'; END IF;
  INSERT INTO help_requests_absence (id, village_id, created_at, organisation_id, member_id, deputy_id, from_at, until)
    VALUES (p_id, app.village(), now(), m.organisation_id, p_member, p_deputy, p_from, p_until);
  PERFORM set_config('app.maintenance', 'on', true);
  FOR r IN SELECT q.id FROM help_requests_helprequest q WHERE q.village_id = app.village() AND q.owner_id = p_member AND q.closed_at IS NULL LOOP
    PERFORM app.add_deputies(r);
    PERFORM set_config('app.maintenance', 'on', true);
  END LOOP;
  PERFORM set_config('app.maintenance', '', true);
  RETURN 'ok';
END $$;

CREATE FUNCTION app.end_absence(p_id uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a record;
BEGIN
  SELECT x.id, x.organisation_id, x.from_at, x.until, m.person_id, d.person_id AS deputy INTO a FROM help_requests_absence x
    JOIN directory_membership m ON m.village_id = x.village_id AND m.id = x.member_id
    JOIN directory_membership d ON d.village_id = x.village_id AND d.id = x.deputy_id
    WHERE x.village_id = app.village() AND x.id = p_id AND x.until > now();
  IF a.id IS NULL OR NOT (app.strong_enough() AND (a.person_id = app.person() OR app.leads(a.organisation_id))) THEN RETURN false; END IF;
  UPDATE help_requests_absence SET until = greatest(from_at, now()) WHERE village_id = app.village() AND id = p_id;
  UPDATE consent_assignment SET until = greatest(from_at, now()), kept_until = greatest(from_at, now())
    WHERE village_id = app.village() AND organisation_id = a.organisation_id AND person_id = a.deputy AND reason = 'deputy' AND until = a.until;
  RETURN true;
END $$;

-- The clock tells deputies on the first day; returns how many.
CREATE FUNCTION app.tell_deputies(p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a record; n int := 0; before text := current_setting('app.village', true);
BEGIN
  FOR a IN UPDATE help_requests_absence x SET told_at = now() FROM directory_membership d
      WHERE x.told_at IS NULL AND x.from_at <= now() AND x.until > now() AND d.village_id = x.village_id AND d.id = x.deputy_id
      RETURNING x.village_id, d.person_id LOOP
    PERFORM set_config('app.village', a.village_id::text, true);
    PERFORM app.tell(gen_random_uuid(), a.person_id, p_code, p_path);
    n := n + 1;
  END LOOP;
  PERFORM set_config('app.village', coalesce(before, ''), true);
  RETURN n;
END $$;

-- Who carries how much: for colleagues of the same desk. Counts and dates, nothing of what is in it.
CREATE FUNCTION app.workload(p_organisation uuid) RETURNS TABLE (member_id uuid, person_id uuid, name text, role text, open_requests int,
  late int, promises int, promises_late int, most int, away_from timestamptz, away_until timestamptz, deputy text, absence_id uuid, until timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR NOT p_organisation = ANY (app.my_organisations()) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT m.id, m.person_id, m.public_name::text, m.role::text, coalesce(q.n, 0)::int, coalesce(q.late, 0)::int,
      coalesce(p.n, 0)::int, coalesce(p.late, 0)::int, c.most::int, a.from_at, a.until, d.public_name::text, a.id, m.until
    FROM directory_membership m
    LEFT JOIN (SELECT r.owner_id, count(*) AS n, count(*) FILTER (WHERE r.answer_by <= now()) AS late FROM help_requests_helprequest r
      WHERE r.village_id = app.village() AND r.to_organisation_id = p_organisation AND r.closed_at IS NULL AND r.owner_id IS NOT NULL
      GROUP BY r.owner_id) q ON q.owner_id = m.id
    LEFT JOIN (SELECT x.owner_id, count(*) AS n, count(*) FILTER (WHERE x.due_at <= now()) AS late FROM promises_promise x
      WHERE x.village_id = app.village() AND x.kept_at IS NULL AND x.let_go_at IS NULL GROUP BY x.owner_id) p ON p.owner_id = m.id
    LEFT JOIN help_requests_ceiling c ON c.village_id = m.village_id AND c.member_id = m.id
    LEFT JOIN LATERAL (SELECT y.* FROM help_requests_absence y WHERE y.village_id = m.village_id AND y.member_id = m.id
      AND y.until > now() ORDER BY y.from_at LIMIT 1) a ON true
    LEFT JOIN directory_membership d ON d.village_id = a.village_id AND d.id = a.deputy_id
    WHERE m.village_id = app.village() AND m.organisation_id = p_organisation AND m.from_at <= now() AND m.until > now()
    ORDER BY m.public_name, m.id;
  PERFORM set_config('app.maintenance', '', true);
END $$;

CREATE FUNCTION app.set_ceiling(p_id uuid, p_member uuid, p_most int) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE o uuid;
BEGIN
  SELECT m.organisation_id INTO o FROM directory_membership m WHERE m.village_id = app.village() AND m.id = p_member AND m.until > now();
  IF o IS NULL OR NOT app.leads(o) THEN RAISE insufficient_privilege USING MESSAGE = 'not your team'; END IF;
  IF p_most IS NULL THEN
    DELETE FROM help_requests_ceiling WHERE village_id = app.village() AND member_id = p_member;
  ELSE
    INSERT INTO help_requests_ceiling AS c (id, village_id, created_at, organisation_id, member_id, most)
      VALUES (p_id, app.village(), now(), o, p_member, p_most) ON CONFLICT (village_id, member_id) DO UPDATE SET most = p_most;
  END IF;
END $$;

CREATE FUNCTION app.note_over_ceiling(p_id uuid, p_member uuid, p_open int, p_most int, p_reason text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE o uuid;
BEGIN
  SELECT m.organisation_id INTO o FROM directory_membership m WHERE m.village_id = app.village() AND m.id = p_member
    AND m.organisation_id = ANY (app.my_organisations());
  IF o IS NULL OR NOT app.strong_enough() THEN RAISE insufficient_privilege USING MESSAGE = 'not a colleague'; END IF;
  INSERT INTO help_requests_overceiling (id, village_id, created_at, organisation_id, member_id, open_requests, most, reason)
    VALUES (p_id, app.village(), now(), o, p_member, p_open, p_most, p_reason);
END $$;

-- Who still has open requests does not leave: first somebody else has them (C-01, T5). Whoever ends the chair.
CREATE FUNCTION app.a_leaver_leaves_nothing_open() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE still boolean; before text := current_setting('app.maintenance', true);
BEGIN
  IF NEW.until > clock_timestamp() + interval '1 minute' OR NEW.until IS NOT DISTINCT FROM OLD.until THEN RETURN NEW; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT EXISTS (SELECT 1 FROM help_requests_helprequest r WHERE r.village_id = NEW.village_id AND r.owner_id = NEW.id AND r.closed_at IS NULL) INTO still;
  PERFORM set_config('app.maintenance', coalesce(before, ''), true);
  IF still THEN RAISE check_violation USING MESSAGE = 'open requests need a new owner first'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER leaver BEFORE UPDATE ON directory_membership FOR EACH ROW EXECUTE FUNCTION app.a_leaver_leaves_nothing_open();

-- False: something still has to get a new owner.
CREATE FUNCTION app.end_membership(p_member uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record;
BEGIN
  SELECT x.organisation_id, x.person_id INTO m FROM directory_membership x WHERE x.village_id = app.village() AND x.id = p_member AND x.until > now();
  IF m.person_id IS NULL OR m.person_id = app.person() OR NOT app.leads(m.organisation_id) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not your team';
  END IF;
  UPDATE directory_membership SET until = greatest(now(), from_at), on_duty = false WHERE village_id = app.village() AND id = p_member;
  RETURN true;
EXCEPTION WHEN check_violation THEN RETURN false;
END $$;

-- What somebody who leaves, or is away, still has open: for the team leader, numbers and dates.
CREATE FUNCTION app.open_requests_of(p_member uuid) RETURNS TABLE (number text, asked_at timestamptz, answer_by timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village() AND m.id = p_member AND app.leads(m.organisation_id)) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT r.number::text, r.asked_at, r.answer_by FROM help_requests_helprequest r WHERE r.village_id = app.village()
    AND r.owner_id = p_member AND r.closed_at IS NULL ORDER BY r.answer_by NULLS LAST, r.asked_at LIMIT 100;
  PERFORM set_config('app.maintenance', '', true);
END $$;

CREATE FUNCTION app.keep_view(p_id uuid, p_name text, p_query text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF app.person() = '00000000-0000-0000-0000-000000000000' THEN RAISE insufficient_privilege USING MESSAGE = 'nobody keeps it'; END IF;
  DELETE FROM help_requests_savedview WHERE village_id = app.village() AND person_id = app.person() AND name = p_name;
  INSERT INTO help_requests_savedview (id, village_id, created_at, person_id, name, query)
    SELECT p_id, app.village(), now(), app.person(), p_name, p_query
    WHERE (SELECT count(*) FROM help_requests_savedview v WHERE v.village_id = app.village() AND v.person_id = app.person()) < 12;
END $$;

CREATE FUNCTION app.drop_view(p_id uuid) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (DELETE FROM help_requests_savedview WHERE village_id = app.village() AND person_id = app.person() AND id = p_id RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM gone)
$$;

REVOKE ALL ON FUNCTION app.leads, app.can_work_on, app.requests_to_give, app.add_deputies, app.deputies_of_mine, app.give_request, app.nudge_owner, app.begin_absence,
  app.end_absence, app.tell_deputies, app.workload, app.set_ceiling, app.note_over_ceiling, app.a_leaver_leaves_nothing_open,
  app.end_membership, app.open_requests_of, app.keep_view, app.drop_view FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.requests_to_give, app.deputies_of_mine, app.give_request, app.nudge_owner, app.begin_absence, app.end_absence, app.tell_deputies,
  app.workload, app.set_ceiling, app.note_over_ceiling, app.end_membership, app.open_requests_of, app.keep_view, app.drop_view TO village_app;

-- Whoever is on duty but away today has a deputy who starts with a new question as well.
CREATE FUNCTION app.deputies_on_duty(p_organisation uuid, p_subject uuid, p_item uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO consent_assignment (id, village_id, created_at, subject_id, item_id, kind, organisation_id, person_id, reason, from_at, until, kept_until)
  SELECT gen_random_uuid(), x.village_id, now(), x.subject_id, x.item_id, x.kind, x.organisation_id, d.person_id, 'on duty', now(),
      '9999-12-01 00:00+00', '9999-12-01 00:00+00'
  FROM (SELECT DISTINCT ON (a.deputy_id) s.*, a.deputy_id FROM consent_assignment s
      JOIN directory_membership m ON m.village_id = s.village_id AND m.organisation_id = s.organisation_id AND m.person_id = s.person_id AND m.until > now()
      JOIN help_requests_absence a ON a.village_id = m.village_id AND a.member_id = m.id AND a.from_at <= now() AND a.until > now()
    WHERE s.village_id = app.village() AND s.organisation_id = p_organisation AND s.subject_id = p_subject AND s.item_id = p_item
      AND s.reason = 'on duty' AND s.until > now()) x
  JOIN directory_membership d ON d.village_id = x.village_id AND d.id = x.deputy_id AND d.until > now()
  WHERE EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = x.village_id AND c.given_by_id = app.person()
      AND c.to_organisation_id = p_organisation AND c.subject_id = p_subject AND c.item_id = p_item AND c.withdrawn_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM consent_assignment y WHERE y.village_id = x.village_id AND y.item_id = x.item_id
      AND y.person_id = d.person_id AND y.until > now())
$$;
REVOKE ALL ON FUNCTION app.deputies_on_duty FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.deputies_on_duty TO village_app;
