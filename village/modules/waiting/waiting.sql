-- The order of waiting, and what passes between who proposes, the family, who keeps the list and the team leader.

-- Need and time both count; every day brings everybody closer. For ordering only: it stands in no column and on no page.
CREATE FUNCTION app.waiting_turn(p_need text, p_since date, p_today date, p_targets int[]) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT n - 1 + greatest(p_today - p_since, 0)::numeric / p_targets[n]
    FROM (SELECT array_position(ARRAY['wish', 'stuck', 'soon', 'at_stake'], p_need) AS n) x
$$;

-- More than twice the time we aim for: people look at it this week, and the next fitting place is theirs. Nobody starves.
CREATE FUNCTION app.waits_too_long(p_need text, p_since date, p_today date, p_targets int[]) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT p_today - p_since > 2 * p_targets[array_position(ARRAY['wish', 'stuck', 'soon', 'at_stake'], p_need)]
$$;

-- Which day it is there.
CREATE FUNCTION app.today_in(p_village uuid) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (now() AT TIME ZONE v.time_zone)::date FROM villages_village v WHERE v.id = p_village
$$;

-- Is this still shared with the organisation that keeps the list? After a withdrawal it counts nowhere.
CREATE FUNCTION app.still_waits(p_village uuid, p_item uuid, p_organisation uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = p_village AND c.item_id = p_item
    AND c.to_organisation_id = p_organisation AND c.withdrawn_at IS NULL AND c.until > now())
$$;

CREATE FUNCTION app.kept_out_of(p_village uuid, p_person uuid, p_subject uuid, p_item uuid, p_kind int) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM consent_restriction r WHERE r.village_id = p_village AND r.subject_id = p_subject
    AND r.against_person_id = p_person AND r.lifted_at IS NULL
    AND (r.item_id = p_item OR (r.item_id IS NULL AND (r.kinds = '{}' OR p_kind = ANY (r.kinds)))))
$$;

-- Who will be called: the keeper of the list, or a colleague when the family keeps the keeper out.
CREATE FUNCTION app.contact_while_waiting(p_list uuid, p_subject uuid, p_item uuid, p_kind int) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.may_decide(p_subject, p_item, 1 << p_kind) THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to decide'; END IF;
  RETURN (SELECT m.id FROM waiting_waitinglist l
    JOIN directory_membership m ON m.village_id = l.village_id AND m.organisation_id = l.organisation_id
    WHERE l.village_id = app.village() AND l.id = p_list AND m.from_at <= now() AND m.until > now()
      AND NOT app.kept_out_of(m.village_id, m.person_id, p_subject, p_item, p_kind)
    ORDER BY m.id = l.keeper_id DESC, m.on_duty DESC, m.role = 'supervisor', m.public_name, m.id LIMIT 1);
END $$;

-- A member works on an entry from now on, beside whoever did. For functions of this file only.
CREATE FUNCTION app.works_on_waiting(p_village uuid, p_entry uuid, p_person uuid, p_reason text, p_until timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE e record;
BEGIN
  SELECT x.subject_id, x.item_id, x.kind, l.organisation_id INTO e FROM waiting_waitingentry x
    JOIN waiting_waitinglist l ON l.village_id = x.village_id AND l.id = x.waiting_list_id WHERE x.village_id = p_village AND x.id = p_entry;
  IF app.kept_out_of(p_village, p_person, e.subject_id, e.item_id, e.kind) OR EXISTS (SELECT 1 FROM consent_assignment a
      WHERE a.village_id = p_village AND a.item_id = e.item_id AND a.person_id = p_person AND a.until > now()) THEN RETURN; END IF;
  INSERT INTO consent_assignment (id, village_id, created_at, subject_id, item_id, kind, organisation_id, person_id, reason, from_at, until, kept_until)
    VALUES (gen_random_uuid(), p_village, now(), e.subject_id, e.item_id, e.kind, e.organisation_id, p_person, p_reason, now(), p_until,
      '9999-12-01 00:00+00');
END $$;

-- The family agreed: the contact person and the keeper of the list begin with it.
CREATE FUNCTION app.begin_waiting(p_entry uuid, p_code text, p_path text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE e record;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.item_id, x.subject_id, c.person_id AS contact, k.person_id AS keeper, l.organisation_id, c.organisation_id AS works INTO e
    FROM waiting_waitingentry x JOIN waiting_waitinglist l ON l.village_id = x.village_id AND l.id = x.waiting_list_id
    JOIN directory_membership c ON c.village_id = x.village_id AND c.id = x.contact_id
    JOIN directory_membership k ON k.village_id = x.village_id AND k.id = l.keeper_id AND k.until > now()
    WHERE x.village_id = app.village() AND x.id = p_entry AND x.author_id = app.person() AND x.ended_at IS NULL;
  IF e.item_id IS NULL OR e.works <> e.organisation_id OR NOT EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = app.village()
      AND c.given_by_id = app.person() AND c.item_id = e.item_id AND c.to_organisation_id = e.organisation_id AND c.withdrawn_at IS NULL) THEN
    PERFORM set_config('app.maintenance', '', true);
    RAISE insufficient_privilege USING MESSAGE = 'no consent of yours';
  END IF;
  PERFORM app.works_on_waiting(app.village(), p_entry, e.contact, 'contact person', '9999-12-01 00:00+00');
  PERFORM app.works_on_waiting(app.village(), p_entry, e.keeper, 'keeps the list', '9999-12-01 00:00+00');
  PERFORM set_config('app.maintenance', '', true);
  PERFORM app.tell(gen_random_uuid(), e.contact, p_code, p_path);
END $$;

-- Somebody else of the organisation is the contact person from now on: of one entry, by who works on it; or of all that a
-- colleague has, by the team leader, who reads none of it. Returns how many.
CREATE FUNCTION app.give_waiting(p_from uuid, p_to uuid, p_entry uuid, p_kept_years int, p_code text, p_family_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t record; e record; n int := 0; mine boolean;
BEGIN
  SELECT m.person_id, m.organisation_id INTO t FROM directory_membership m WHERE m.village_id = app.village() AND m.id = p_to
    AND m.from_at <= now() AND m.until > now() AND m.organisation_id = ANY (app.my_organisations());
  IF t.person_id IS NULL OR NOT app.strong_enough() THEN RAISE insufficient_privilege USING MESSAGE = 'not a colleague'; END IF;
  mine := p_entry IS NOT NULL AND app.may_record('waiting_waitingentry', p_entry, 4);
  IF NOT mine AND NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village() AND m.person_id = app.person()
      AND m.organisation_id = t.organisation_id AND m.role = 'supervisor' AND m.from_at <= now() AND m.until > now()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to give';
  END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  FOR e IN SELECT x.id, x.item_id, x.subject_id, x.kind, x.author_id, o.person_id AS old, k.person_id AS keeper FROM waiting_waitingentry x
      JOIN waiting_waitinglist l ON l.village_id = x.village_id AND l.id = x.waiting_list_id
      JOIN directory_membership o ON o.village_id = x.village_id AND o.id = x.contact_id
      JOIN directory_membership k ON k.village_id = x.village_id AND k.id = l.keeper_id
      WHERE x.village_id = app.village() AND x.contact_id = p_from AND (p_entry IS NULL OR x.id = p_entry) AND x.ended_at IS NULL
        AND l.organisation_id = t.organisation_id AND p_from <> p_to
        AND NOT app.kept_out_of(x.village_id, t.person_id, x.subject_id, x.item_id, x.kind) LOOP
    UPDATE waiting_waitingentry SET contact_id = p_to, told = '' WHERE village_id = app.village() AND id = e.id;
    IF e.old <> e.keeper THEN
      UPDATE consent_assignment SET until = now(), kept_until = now() + make_interval(years => p_kept_years) WHERE village_id = app.village()
        AND item_id = e.item_id AND person_id = e.old AND until > now();
    END IF;
    PERFORM app.works_on_waiting(app.village(), e.id, t.person_id, 'contact person', '9999-12-01 00:00+00');
    UPDATE waiting_waitingproposal SET contact_name = (SELECT public_name FROM directory_membership WHERE village_id = app.village() AND id = p_to)
      WHERE village_id = app.village() AND entry_id = e.id;
    PERFORM app.tell(gen_random_uuid(), t.person_id, p_code, p_path || e.id || '/');
    PERFORM app.tell(gen_random_uuid(), e.author_id, p_family_code, p_path || e.id || '/');
    n := n + 1;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true);
  RETURN n;
END $$;

-- It began, or the family stopped: the proposal says so to who made it, and after stopping nobody there works on it.
CREATE FUNCTION app.waiting_ended(p_entry uuid, p_code text, p_path text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE e record; p record;
BEGIN
  IF NOT app.may_record('waiting_waitingentry', p_entry, 4) THEN RAISE insufficient_privilege USING MESSAGE = 'not yours to end'; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.item_id, x.ended_at, x.ended INTO e FROM waiting_waitingentry x
    WHERE x.village_id = app.village() AND x.id = p_entry AND x.ended_at IS NOT NULL;
  UPDATE waiting_waitingproposal q SET ended_at = e.ended_at, ended = e.ended FROM directory_membership m
    WHERE q.village_id = app.village() AND q.entry_id = p_entry AND q.ended_at IS NULL AND e.item_id IS NOT NULL
      AND m.village_id = q.village_id AND m.id = q.proposer_id RETURNING q.id, q.request_id, q.subject_id, q.item_id, m.person_id INTO p;
  IF e.ended = 'left' THEN
    UPDATE consent_assignment SET until = greatest(from_at, now()) WHERE village_id = app.village() AND item_id = e.item_id AND until > now();
  END IF;
  PERFORM set_config('app.maintenance', '', true);
  IF p.id IS NOT NULL AND app.can_still_be_kept(app.village(), p.person_id, p.subject_id, p.item_id) THEN
    PERFORM app.tell(gen_random_uuid(), p.person_id, p_code, p_path || p.request_id || '/');
  END IF;
END $$;

-- Where this family stands about, in a word. Not among few: then it would tell about the others.
CREATE FUNCTION app.waiting_band(p_entry uuid, p_targets int[]) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE band text; least_shown int;
BEGIN
  IF NOT app.may_record('waiting_waitingentry', p_entry, 1) THEN RETURN NULL; END IF;
  SELECT greatest(small_number, 5) INTO least_shown FROM villages_village WHERE id = app.village();
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT CASE WHEN o.of_all < least_shown THEN NULL WHEN o.place * 3 <= o.of_all THEN 'next' WHEN o.place * 3 <= 2 * o.of_all THEN 'middle'
      ELSE 'later' END INTO band FROM (
    SELECT x.id, count(*) OVER () AS of_all, row_number() OVER (ORDER BY app.waits_too_long(x.need, x.since, app.today_in(x.village_id), p_targets) DESC,
        app.waiting_turn(x.need, x.since, app.today_in(x.village_id), p_targets) DESC, x.since, md5(x.id::text)) AS place
      FROM waiting_waitingentry x JOIN waiting_waitinglist l ON l.village_id = x.village_id AND l.id = x.waiting_list_id
      WHERE x.village_id = app.village() AND x.ended_at IS NULL AND app.still_waits(x.village_id, x.item_id, l.organisation_id)
        AND x.waiting_list_id = (SELECT y.waiting_list_id FROM waiting_waitingentry y WHERE y.village_id = app.village() AND y.id = p_entry)) o
    WHERE o.id = p_entry;
  PERFORM set_config('app.maintenance', '', true);
  RETURN band;
END $$;

-- How long people waited here, and whether it then began: nothing when too few began to say anything.
CREATE FUNCTION app.waits_of(p_lists uuid[], p_since date) RETURNS TABLE (list uuid, days int, began boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE least_shown int;
BEGIN
  SELECT greatest(small_number, 5) INTO least_shown FROM villages_village WHERE id = app.village();
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT w.waiting_list_id, w.d, w.b FROM (
      SELECT x.waiting_list_id, (coalesce((x.ended_at AT TIME ZONE v.time_zone)::date, app.today_in(x.village_id)) - x.since) AS d, x.ended = 'started' AS b,
        count(*) FILTER (WHERE x.ended = 'started') OVER (PARTITION BY x.waiting_list_id) AS n
      FROM waiting_waitingentry x JOIN villages_village v ON v.id = x.village_id
      WHERE x.village_id = app.village() AND x.waiting_list_id = ANY (p_lists) AND x.since >= p_since) w
    WHERE w.n >= least_shown ORDER BY w.waiting_list_id, w.d;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- For the team leader: per list and contact person how many wait, how many talks are late. Never who, never why.
CREATE FUNCTION app.waiting_overview(p_organisation uuid, p_targets int[]) RETURNS TABLE (list uuid, contact uuid, contact_name text,
  waiting int, late int, too_long int)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village()
      AND m.organisation_id = p_organisation AND m.person_id = app.person() AND m.role = 'supervisor'
      AND m.from_at <= now() AND m.until > now()) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT l.id, c.id, c.public_name::text, count(*)::int, count(*) FILTER (WHERE x.next_check_in < app.today_in(x.village_id))::int,
      count(*) FILTER (WHERE app.waits_too_long(x.need, x.since, app.today_in(x.village_id), p_targets))::int
    FROM waiting_waitingentry x JOIN waiting_waitinglist l ON l.village_id = x.village_id AND l.id = x.waiting_list_id
    JOIN directory_membership c ON c.village_id = x.village_id AND c.id = x.contact_id
    WHERE x.village_id = app.village() AND l.organisation_id = p_organisation AND x.ended_at IS NULL
      AND app.still_waits(x.village_id, x.item_id, l.organisation_id)
    GROUP BY l.id, l.service, c.id, c.public_name ORDER BY l.service, c.public_name;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- From where people asked for what does not serve there. A number under the village's threshold is not said: it is NULL, for
-- all such places together under '' when they are enough together.
CREATE FUNCTION app.waiting_blind_spots(p_since date) RETURNS TABLE (postcode text, asked int)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE least_shown int;
BEGIN
  IF NOT app.strong_enough() OR NOT app.works_as('supervisor', 'manager', 'keeper') THEN RETURN; END IF;
  SELECT greatest(small_number, 5) INTO least_shown FROM villages_village WHERE id = app.village();
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY WITH asks AS (
    SELECT p.postcode::text AS place, count(DISTINCT p.request_id)::int AS n FROM waiting_waitingproposal p
      JOIN waiting_waitinglist l ON l.village_id = p.village_id AND l.id = p.waiting_list_id
      WHERE p.village_id = app.village() AND p.postcode <> '' AND l.postcodes <> '{}' AND NOT p.postcode = ANY (l.postcodes)
        AND p.proposed_at >= p_since GROUP BY p.postcode)
    SELECT a.place, a.n FROM asks a WHERE a.n >= least_shown
    UNION ALL SELECT '', CASE WHEN sum(a.n) >= least_shown THEN sum(a.n)::int END FROM asks a WHERE a.n < least_shown HAVING count(*) > 0
    ORDER BY 2 DESC NULLS LAST, 1;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- What the clock has to say: ids only, never a word of content.
CREATE FUNCTION app.waiting_due(p_limit int) RETURNS TABLE (village_id uuid, entry uuid, level text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT x.village_id, x.id, CASE WHEN x.next_check_in < app.today_in(x.village_id) THEN 'late' ELSE 'due' END
    FROM waiting_waitingentry x WHERE x.ended_at IS NULL AND ((x.next_check_in < app.today_in(x.village_id) AND x.told <> 'late')
      OR (x.next_check_in = app.today_in(x.village_id) AND x.told = '')) ORDER BY x.next_check_in LIMIT p_limit;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- Says it once: the contact person; when it is late also who stands in for them, who then works on it too, and the team leaders.
CREATE FUNCTION app.waiting_rises(p_village uuid, p_entry uuid, p_level text, p_code text, p_late text, p_risen text, p_path text,
  p_team text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE e record; s record; before text := current_setting('app.village', true);
BEGIN
  PERFORM set_config('app.village', p_village::text, true);
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE waiting_waitingentry x SET told = p_level FROM directory_membership c, waiting_waitinglist l
    WHERE x.village_id = p_village AND x.id = p_entry AND x.ended_at IS NULL AND x.told <> p_level
      AND CASE p_level WHEN 'late' THEN x.next_check_in < app.today_in(x.village_id) ELSE x.next_check_in = app.today_in(x.village_id) AND x.told = '' END
      AND c.village_id = x.village_id AND c.id = x.contact_id AND l.village_id = x.village_id AND l.id = x.waiting_list_id
    RETURNING x.item_id, x.subject_id, x.contact_id, c.person_id, l.organisation_id INTO e;
  IF e.item_id IS NOT NULL AND app.still_waits(p_village, e.item_id, e.organisation_id) THEN
    IF app.can_still_be_kept(p_village, e.person_id, e.subject_id, e.item_id) THEN
      PERFORM app.tell(gen_random_uuid(), e.person_id, CASE p_level WHEN 'late' THEN p_late ELSE p_code END, p_path || p_entry || '/');
    END IF;
    IF p_level = 'late' THEN
      FOR s IN SELECT d.person_id, a.until FROM help_requests_absence a
          JOIN directory_membership d ON d.village_id = a.village_id AND d.id = a.deputy_id AND d.until > now()
          WHERE a.village_id = p_village AND a.member_id = e.contact_id AND a.organisation_id = e.organisation_id
            AND a.from_at <= now() AND a.until > now() LOOP
        PERFORM app.works_on_waiting(p_village, p_entry, s.person_id, 'deputy', s.until);
        IF app.can_still_be_kept(p_village, s.person_id, e.subject_id, e.item_id) THEN
          PERFORM app.tell(gen_random_uuid(), s.person_id, p_late, p_path || p_entry || '/');
        END IF;
      END LOOP;
      FOR s IN SELECT DISTINCT m.person_id FROM directory_membership m WHERE m.village_id = p_village AND m.organisation_id = e.organisation_id
          AND m.role = 'supervisor' AND m.person_id <> e.person_id AND m.from_at <= now() AND m.until > now() LOOP
        PERFORM app.tell(gen_random_uuid(), s.person_id, p_risen, p_team);
      END LOOP;
    END IF;
  END IF;
  PERFORM set_config('app.maintenance', '', true), set_config('app.village', coalesce(before, ''), true);
  RETURN e.item_id IS NOT NULL;
END $$;

REVOKE ALL ON FUNCTION app.today_in, app.waiting_turn, app.waits_too_long, app.still_waits, app.kept_out_of, app.contact_while_waiting,
  app.works_on_waiting, app.begin_waiting, app.give_waiting, app.waiting_ended, app.waiting_band, app.waits_of, app.waiting_overview,
  app.waiting_blind_spots, app.waiting_due, app.waiting_rises FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.waiting_turn, app.waits_too_long, app.contact_while_waiting, app.begin_waiting, app.give_waiting,
  app.waiting_ended, app.waiting_band, app.waits_of, app.waiting_overview, app.waiting_blind_spots, app.waiting_due, app.waiting_rises
  TO village_app;
