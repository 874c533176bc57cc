-- It goes: the person it is meant for and those on duty there begin with it, except whom the family keeps out. Is nobody of
-- them left, then a colleague who is not kept out: who leads first, who is here before who is away. So nobody waits for ever, and
-- for the sender it looks as whenever a colleague takes it on. Whoever may not have it hears nothing.
CREATE OR REPLACE FUNCTION app.send_letter(p_letter uuid, p_remind timestamptz, p_answer timestamptz, p_returns timestamptz, p_ids uuid[],
  p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE h uuid := app.handover_i_send(p_letter); l record; x record; who uuid; n int := 0;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE handovers_letter SET sent_at = now(), remind_at = p_remind, answer_by = p_answer, returns_at = p_returns
    WHERE village_id = app.village() AND id = p_letter AND sent_at IS NULL
    RETURNING subject_id, item_id, kind, to_organisation_id INTO l;
  IF NOT FOUND THEN PERFORM set_config('app.maintenance', '', true); RETURN -1; END IF;
  SELECT o.to_member_id, o.item_id, q.author_id INTO x FROM handovers_handover o JOIN help_requests_helprequest q
    ON q.village_id = o.village_id AND q.id = o.request_id WHERE o.village_id = app.village() AND o.id = h;
  FOR who IN WITH there AS (SELECT m.id, m.person_id, m.role, m.on_duty, m.from_at FROM directory_membership m
        WHERE m.village_id = app.village() AND m.organisation_id = l.to_organisation_id AND m.from_at <= now() AND m.until > now()
          AND app.can_work_on(m.person_id, l.subject_id, l.item_id, l.kind, x.author_id)
          AND app.can_work_on(m.person_id, l.subject_id, x.item_id, l.kind, x.author_id)),
      first AS (SELECT DISTINCT t.person_id FROM there t WHERE t.on_duty OR t.id = x.to_member_id)
      (SELECT f.person_id FROM first f LIMIT cardinality(p_ids))
      UNION ALL
      (SELECT t.person_id FROM there t LEFT JOIN help_requests_absence a ON a.village_id = app.village() AND a.member_id = t.id
          AND a.from_at <= now() AND a.until > now()
        WHERE NOT EXISTS (SELECT 1 FROM first) AND t.role NOT IN ('manager', 'keeper', 'privacy_officer')
          AND NOT app.is_family_of(l.subject_id, t.person_id)
        ORDER BY a.id IS NOT NULL, t.role NOT IN ('supervisor', 'school_lead'), t.from_at, t.id LIMIT 1) LOOP
    n := n + 1;
    INSERT INTO consent_assignment (id, village_id, created_at, subject_id, item_id, kind, organisation_id, person_id, reason, from_at, until, kept_until)
      VALUES (p_ids[n], app.village(), now(), l.subject_id, l.item_id, l.kind, l.to_organisation_id, who, 'on duty', now(),
        '9999-12-01 00:00+00', '9999-12-01 00:00+00');
    PERFORM app.tell(gen_random_uuid(), who, p_code, p_path);
  END LOOP;
  PERFORM set_config('app.maintenance', '', true);
  RETURN n;
END $$;

-- For who keeps the receiver out, or whom it is about; never for the sender, who learns nothing: '' nobody is kept out as far as
-- this reader may know, 'colleague' somebody else there can take it on, 'nobody' nobody can.
CREATE FUNCTION app.who_takes_it(p_handover uuid) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE x record; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT o.subject_id, o.item_id, o.kind, o.to_organisation_id, q.author_id, m.person_id INTO x FROM handovers_handover o
    JOIN help_requests_helprequest q ON q.village_id = o.village_id AND q.id = o.request_id
    LEFT JOIN directory_membership m ON m.village_id = o.village_id AND m.id = o.to_member_id
    WHERE o.village_id = app.village() AND o.id = p_handover;
  PERFORM set_config('app.maintenance', before, true);
  IF x.subject_id IS NULL OR NOT app.may_decide(x.subject_id, x.item_id, 1 << x.kind) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to decide';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM consent_restriction r WHERE r.village_id = app.village() AND r.subject_id = x.subject_id
      AND r.against_person_id = x.person_id AND r.lifted_at IS NULL AND r.against_person_id <> app.person()
      AND (r.set_by_id = app.person() OR app.is_me(x.subject_id))
      AND (r.item_id = x.item_id OR (r.item_id IS NULL AND (r.kinds = '{}' OR x.kind = ANY (r.kinds))))) THEN RETURN ''; END IF;
  RETURN CASE WHEN EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village() AND m.organisation_id = x.to_organisation_id
    AND m.from_at <= now() AND m.until > now() AND m.role NOT IN ('manager', 'keeper', 'privacy_officer')
    AND NOT app.is_family_of(x.subject_id, m.person_id) AND app.can_work_on(m.person_id, x.subject_id, x.item_id, x.kind, x.author_id))
    THEN 'colleague' ELSE 'nobody' END;
END $$;
REVOKE ALL ON FUNCTION app.who_takes_it FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.who_takes_it TO village_app;
