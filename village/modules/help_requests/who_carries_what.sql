-- Who carries how much at a large desk, asked only for the colleagues who are shown; and what rose to it, found among what rose.

-- Everybody of this desk: who has something late on top, then by name. Only who, so that a page asks the rest for those on it.
CREATE FUNCTION app.desk_in_order(p_organisation uuid) RETURNS TABLE (member_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  IF NOT app.strong_enough() OR NOT p_organisation = ANY (app.my_organisations()) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT m.id FROM directory_membership m
    LEFT JOIN LATERAL (SELECT true AS is_so FROM help_requests_helprequest r WHERE r.village_id = m.village_id AND r.owner_id = m.id
      AND r.to_organisation_id = p_organisation AND r.closed_at IS NULL AND r.answer_by <= now() LIMIT 1) q ON true
    LEFT JOIN LATERAL (SELECT true AS is_so FROM promises_promise x WHERE x.village_id = m.village_id AND x.owner_id = m.id
      AND x.kept_at IS NULL AND x.let_go_at IS NULL AND x.due_at <= now() LIMIT 1) p ON true
    WHERE m.village_id = app.village() AND m.organisation_id = p_organisation AND m.from_at <= now() AND m.until > now()
    ORDER BY coalesce(q.is_so, p.is_so, false) DESC, m.public_name, m.id;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- Who carries how much, of these colleagues of the same desk, or of all of them when none are named. Counts and dates, nothing of
-- what is in it.
CREATE FUNCTION app.workload_of(p_organisation uuid, p_members uuid[]) RETURNS TABLE (member_id uuid, person_id uuid, name text, role text,
  open_requests int, late int, promises int, promises_late int, most int, away_from timestamptz, away_until timestamptz, deputy text,
  absence_id uuid, until timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  IF NOT app.strong_enough() OR NOT p_organisation = ANY (app.my_organisations()) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT m.id, m.person_id, m.public_name::text, m.role::text, q.n::int, q.late::int, p.n::int, p.late::int, c.most::int,
      a.from_at, a.until, d.public_name::text, a.id, m.until
    FROM directory_membership m
    CROSS JOIN LATERAL (SELECT count(*) AS n, count(*) FILTER (WHERE r.answer_by <= now()) AS late FROM help_requests_helprequest r
      WHERE r.village_id = m.village_id AND r.owner_id = m.id AND r.to_organisation_id = p_organisation AND r.closed_at IS NULL) q
    CROSS JOIN LATERAL (SELECT count(*) AS n, count(*) FILTER (WHERE x.due_at <= now()) AS late FROM promises_promise x
      WHERE x.village_id = m.village_id AND x.owner_id = m.id AND x.kept_at IS NULL AND x.let_go_at IS NULL) p
    LEFT JOIN help_requests_ceiling c ON c.village_id = m.village_id AND c.member_id = m.id
    LEFT JOIN LATERAL (SELECT y.* FROM help_requests_absence y WHERE y.village_id = m.village_id AND y.member_id = m.id
      AND y.until > now() ORDER BY y.from_at LIMIT 1) a ON true
    LEFT JOIN directory_membership d ON d.village_id = a.village_id AND d.id = a.deputy_id
    WHERE m.village_id = app.village() AND m.organisation_id = p_organisation AND m.from_at <= now() AND m.until > now()
      AND (p_members IS NULL OR m.id = ANY (p_members))
    ORDER BY m.public_name, m.id;
  PERFORM set_config('app.maintenance', '', true);
END $$;

DROP FUNCTION app.workload(uuid);

-- What waits too long at this desk, for who is on duty there and for its team leader: number, owner, date, and how far it rose.
-- Nothing rose that had to be answered after the last one that rose: what comes later is not looked at. Only of what rose is asked
-- who may work on it and who still shares it.
CREATE OR REPLACE FUNCTION app.late_at_desk(p_organisation uuid) RETURNS TABLE (id uuid, number text, owner text, answer_by timestamptz, rung text,
  told_at timestamptz, subject_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE last_due timestamptz;
BEGIN
  IF NOT app.strong_enough() OR NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village()
      AND m.organisation_id = p_organisation AND m.person_id = app.person() AND (m.on_duty OR m.role = 'supervisor')
      AND m.from_at <= now() AND m.until > now()) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT max(y.due_at) INTO last_due FROM help_requests_requestrise y WHERE y.village_id = app.village() AND y.rung IN ('point', 'supervisor');
  RETURN QUERY SELECT o.id, o.number::text, m.public_name::text, o.answer_by, o.rung::text, o.told_at, o.subject_id
    FROM (SELECT r.village_id, r.id, r.number, r.owner_id, r.answer_by, r.subject_id, r.item_id, r.kind, r.author_id, x.rung, x.told_at
      FROM help_requests_helprequest r
        JOIN LATERAL (SELECT y.rung, y.told_at FROM help_requests_requestrise y WHERE y.village_id = r.village_id AND y.request_id = r.id
          AND y.due_at = r.answer_by AND y.rung IN ('point', 'supervisor') ORDER BY y.told_at DESC, y.created_at DESC LIMIT 1) x ON true
      WHERE r.village_id = app.village() AND r.to_organisation_id = p_organisation AND r.closed_at IS NULL AND r.answer_by <= last_due
        AND r.owner_id IS NOT NULL AND NOT r.held_back ORDER BY r.answer_by, r.id OFFSET 0) o
      JOIN directory_membership m ON m.village_id = o.village_id AND m.id = o.owner_id
    WHERE m.person_id <> app.person() AND app.can_work_on(app.person(), o.subject_id, o.item_id, o.kind, o.author_id)
      AND EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = o.village_id AND c.item_id = o.item_id
        AND c.to_organisation_id = p_organisation AND c.withdrawn_at IS NULL AND c.until > now())
    ORDER BY o.answer_by, o.id LIMIT 50;
  PERFORM set_config('app.maintenance', '', true);
END $$;

REVOKE ALL ON FUNCTION app.desk_in_order, app.workload_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.desk_in_order, app.workload_of TO village_app;
