-- Two sides that never read each other's records: the proposal stands with the question, the letter is a thing of its own.
-- What passes between them goes through these functions, each with its own check.

-- Is this letter mine to send, as one who holds the proposal from a chair of the sender's organisation? Its handover, or an error.
CREATE FUNCTION app.handover_i_send(p_letter uuid) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE h uuid; o uuid;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.id, m.organisation_id INTO h, o FROM handovers_letter l
    JOIN handovers_handover x ON x.village_id = l.village_id AND x.id = l.handover_id
    JOIN directory_membership m ON m.village_id = x.village_id AND m.id = x.sender_id
    WHERE l.village_id = app.village() AND l.id = p_letter AND l.closed_at IS NULL;
  PERFORM set_config('app.maintenance', '', true);
  IF h IS NULL OR NOT o = ANY (app.my_organisations()) OR NOT app.may_record('handovers_handover', h, 4) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to send';
  END IF;
  RETURN h;
END $$;

-- It goes: the person it is meant for and those on duty there begin with it, except whom the family keeps out.
CREATE FUNCTION app.send_letter(p_letter uuid, p_remind timestamptz, p_answer timestamptz, p_returns timestamptz, p_ids uuid[],
  p_code text, p_path text) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE h uuid := app.handover_i_send(p_letter); l record; who uuid; n int := 0;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE handovers_letter SET sent_at = now(), remind_at = p_remind, answer_by = p_answer, returns_at = p_returns
    WHERE village_id = app.village() AND id = p_letter AND sent_at IS NULL
    RETURNING subject_id, item_id, kind, to_organisation_id INTO l;
  IF NOT FOUND THEN PERFORM set_config('app.maintenance', '', true); RETURN -1; END IF;
  FOR who IN SELECT DISTINCT m.person_id FROM directory_membership m JOIN handovers_handover x ON x.village_id = m.village_id AND x.id = h
      WHERE m.village_id = app.village() AND m.organisation_id = l.to_organisation_id AND m.from_at <= now() AND m.until > now()
        AND (m.on_duty OR m.id = x.to_member_id)
        AND NOT EXISTS (SELECT 1 FROM consent_restriction r WHERE r.village_id = m.village_id AND r.subject_id = l.subject_id
          AND r.against_person_id = m.person_id AND r.lifted_at IS NULL
          AND (r.item_id IN (l.item_id, x.item_id) OR (r.item_id IS NULL AND (r.kinds = '{}' OR l.kind = ANY (r.kinds)))))
      LIMIT cardinality(p_ids) LOOP
    n := n + 1;
    INSERT INTO consent_assignment (id, village_id, created_at, subject_id, item_id, kind, organisation_id, person_id, reason, from_at, until, kept_until)
      VALUES (p_ids[n], app.village(), now(), l.subject_id, l.item_id, l.kind, l.to_organisation_id, who, 'on duty', now(),
        '9999-12-01 00:00+00', '9999-12-01 00:00+00');
    PERFORM app.tell(gen_random_uuid(), who, p_code, p_path);
  END LOOP;
  PERFORM set_config('app.maintenance', '', true);
  RETURN n;
END $$;

-- A link for the partner without account the letter is for: as often as the sender has to, while the family agrees.
CREATE FUNCTION app.letter_link(p_id uuid, p_letter uuid, p_fingerprint bytea, p_until timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE h uuid := app.handover_i_send(p_letter); l record;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.item_id, x.to_person_id, x.sent_at INTO l FROM handovers_letter x WHERE x.village_id = app.village() AND x.id = p_letter;
  PERFORM set_config('app.maintenance', '', true);
  IF l.to_person_id IS NULL OR l.sent_at IS NULL OR NOT EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = app.village()
      AND c.to_person_id = l.to_person_id AND c.item_id = l.item_id AND c.withdrawn_at IS NULL AND c.until > now()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'nobody to send it to';
  END IF;
  INSERT INTO people_entrycode (id, village_id, created_at, person_id, item_id, way, fingerprint, until)
    VALUES (p_id, app.village(), now(), l.to_person_id, l.item_id, 'link', p_fingerprint, p_until);
END $$;

-- It is no longer with the receiver: nobody there reads it, no link opens it, no promise about it is late.
CREATE FUNCTION app.letter_closes(p_village uuid, p_letter uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE h record;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE handovers_letter SET closed_at = coalesce(closed_at, now()), returns_at = NULL WHERE village_id = p_village AND id = p_letter;
  UPDATE consent_consent c SET withdrawn_at = now() FROM handovers_letter l WHERE l.village_id = p_village AND l.id = p_letter
    AND c.village_id = p_village AND c.item_id = l.item_id AND c.withdrawn_at IS NULL
    AND (c.to_organisation_id = l.to_organisation_id OR c.to_person_id = l.to_person_id);
  UPDATE promises_promise SET let_go_at = now() WHERE village_id = p_village AND item_id = p_letter AND kept_at IS NULL AND let_go_at IS NULL;
  UPDATE consent_assignment SET until = greatest(from_at, now()) WHERE village_id = p_village AND item_id = p_letter AND until > now();
  UPDATE people_entrycode SET until = now() WHERE village_id = p_village AND item_id = p_letter AND way = 'link' AND until > now();
  -- the sender has it again, for as long as the family shares it with the contact point
  SELECT x.item_id, x.subject_id, m.person_id, m.organisation_id INTO h FROM handovers_handover x
    JOIN directory_membership m ON m.village_id = x.village_id AND m.id = x.sender_id
    JOIN handovers_letter l ON l.village_id = x.village_id AND l.handover_id = x.id
    WHERE l.village_id = p_village AND l.id = p_letter AND x.came_back_at IS NOT NULL AND x.ended_at IS NULL;
  IF FOUND THEN
    UPDATE consent_assignment SET until = '9999-12-01 00:00+00' WHERE village_id = p_village
      AND id = (SELECT a.id FROM consent_assignment a WHERE a.village_id = p_village AND a.item_id = h.item_id AND a.subject_id = h.subject_id
        AND a.person_id = h.person_id AND a.organisation_id = h.organisation_id ORDER BY a.from_at DESC, a.id DESC LIMIT 1);
  END IF;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- The receiver did something: what the family lets flow back stands with the proposal from now on. A no always does.
CREATE FUNCTION app.letter_says(p_letter uuid, p_what text, p_name text, p_words bytea, p_instead bytea, p_beside interval,
  p_reply timestamptz, p_family_path text, p_family_code text, p_sender_code text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE l record; h record; flows boolean;
BEGIN
  IF NOT app.may_record('handovers_letter', p_letter, 4) THEN RAISE insufficient_privilege USING MESSAGE = 'not your letter'; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT * INTO l FROM handovers_letter WHERE village_id = app.village() AND id = p_letter AND sent_at IS NOT NULL;
  SELECT x.id, x.item_id, x.subject_id, q.author_id, m.person_id, m.organisation_id, x.back INTO h FROM handovers_handover x
    JOIN directory_membership m ON m.village_id = x.village_id AND m.id = x.sender_id
    JOIN help_requests_helprequest q ON q.village_id = x.village_id AND q.id = x.request_id
    WHERE x.village_id = app.village() AND x.id = l.handover_id;
  flows := h.back <> 'nothing';
  IF h.id IS NULL THEN RAISE insufficient_privilege USING MESSAGE = 'not sent'; END IF;
  UPDATE handovers_handover SET
      accepted_at = CASE WHEN p_what = 'accepted' AND flows THEN now() ELSE accepted_at END,
      accepted_name = CASE WHEN p_what = 'accepted' AND flows THEN p_name ELSE accepted_name END,
      beside_until = CASE WHEN p_what = 'accepted' THEN now() + p_beside ELSE beside_until END,
      started_at = CASE WHEN p_what = 'started' AND flows THEN now() ELSE started_at END,
      finished_at = CASE WHEN p_what = 'finished' AND flows THEN now() ELSE finished_at END,
      came_back_at = CASE WHEN p_what = 'declined' THEN now() ELSE came_back_at END,
      came_back = CASE WHEN p_what = 'declined' THEN 'declined' ELSE came_back END,
      back_words = CASE WHEN p_what = 'declined' THEN p_words ELSE back_words END,
      back_instead = CASE WHEN p_what = 'declined' THEN p_instead ELSE back_instead END
    WHERE village_id = app.village() AND id = h.id;
  IF p_what = 'declined' THEN
    UPDATE help_requests_helprequest q SET answer_by = p_reply FROM handovers_handover x WHERE x.village_id = app.village() AND x.id = h.id
      AND q.village_id = x.village_id AND q.id = x.request_id AND q.closed_at IS NULL;
  END IF;
  IF p_what = 'accepted' THEN  -- the sender works beside the receiver for a while; then that view fades by itself
    UPDATE consent_assignment SET until = least(until, greatest(from_at, now() + p_beside)) WHERE village_id = app.village()
      AND item_id = h.item_id AND subject_id = h.subject_id AND organisation_id = h.organisation_id AND until > now();
  END IF;
  PERFORM set_config('app.maintenance', '', true);
  IF p_what = 'declined' THEN PERFORM app.letter_closes(app.village(), p_letter); END IF;
  PERFORM app.tell(gen_random_uuid(), h.author_id, p_family_code, p_family_path || h.id || '/');
  IF h.back = 'all' OR p_what = 'declined' OR (flows AND p_what <> 'said') THEN
    -- what came back is the sender's again; else the view may have faded, and the list tells how it stands
    PERFORM app.tell(gen_random_uuid(), h.person_id, p_sender_code, CASE p_what WHEN 'declined' THEN p_family_path || h.id || '/'
      ELSE p_family_path || '?show=sent' END);
  END IF;
END $$;

-- The family took it back, or closed the loop: the receiver stops at once.
CREATE FUNCTION app.take_letter_back(p_letter uuid, p_code text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE l record; who uuid;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.subject_id, x.kind, h.item_id INTO l FROM handovers_letter x
    JOIN handovers_handover h ON h.village_id = x.village_id AND h.id = x.handover_id
    WHERE x.village_id = app.village() AND x.id = p_letter;
  PERFORM set_config('app.maintenance', '', true);
  -- who came with the code of the question decides about its letter too
  IF l.subject_id IS NULL OR NOT (app.may_decide(l.subject_id, p_letter, 1 << l.kind) OR app.may_decide(l.subject_id, l.item_id, 1 << l.kind)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not yours to take back';
  END IF;
  FOR who IN SELECT DISTINCT a.person_id FROM consent_assignment a WHERE a.village_id = app.village() AND a.item_id = p_letter
      AND a.until > now() AND app.can_still_be_kept(app.village(), a.person_id, l.subject_id, p_letter) LOOP
    PERFORM app.tell(gen_random_uuid(), who, p_code, '');
  END LOOP;
  UPDATE consent_consent SET withdrawn_at = now() WHERE village_id = app.village() AND item_id = p_letter AND withdrawn_at IS NULL;
  PERFORM app.letter_closes(app.village(), p_letter);
END $$;

-- What I handed over and how it stands, as far as the family lets that flow back: also after my view of the question faded,
-- while the family still shares it with us. Numbers, receivers and moments; no name of a family, no word.
CREATE FUNCTION app.handed_over_by_me(p_limit int) RETURNS TABLE (id uuid, number text, receiver text, proposed_at timestamptz,
  refused_at timestamptz, agreed_at timestamptz, sent_at timestamptz, accepted_at timestamptz, accepted_name text,
  started_at timestamptz, finished_at timestamptz, came_back_at timestamptz, ended_at timestamptz, opens boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR app.only_item() IS NOT NULL THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT h.id, q.number::text, coalesce(o.name, h.partner_place)::text, h.proposed_at, h.refused_at, h.agreed_at, h.sent_at,
      h.accepted_at, h.accepted_name::text, h.started_at, h.finished_at, h.came_back_at, h.ended_at,
      app.allows(h.subject_id, h.kind, h.audience, h.author_id, h.organisation_id, h.item_id, h.created_at, 1)
    FROM directory_membership m JOIN handovers_handover h ON h.village_id = m.village_id AND h.sender_id = m.id
    JOIN help_requests_helprequest q ON q.village_id = h.village_id AND q.id = h.request_id
    LEFT JOIN directory_organization o ON o.village_id = h.village_id AND o.id = h.to_organisation_id
    WHERE m.village_id = app.village() AND m.person_id = app.person() AND m.from_at <= now() AND m.until > now()
      AND EXISTS (SELECT 1 FROM consent_consent c WHERE c.village_id = h.village_id AND c.item_id = h.item_id
        AND c.to_organisation_id = m.organisation_id AND c.withdrawn_at IS NULL AND c.until > now())
      AND NOT EXISTS (SELECT 1 FROM access_item i WHERE i.village_id = h.village_id AND i.reader_id = m.person_id AND i.item_id = h.item_id)
    ORDER BY h.proposed_at DESC LIMIT p_limit;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- What the clock has to say or to do: ids and moments, never a word of content.
CREATE FUNCTION app.letters_due(p_limit int) RETURNS TABLE (village_id uuid, letter uuid, what text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY SELECT l.village_id, l.id, CASE WHEN l.returns_at <= now() THEN CASE WHEN l.accepted_at IS NULL THEN 'no_answer' ELSE 'no_contact' END
      WHEN l.answer_by <= now() THEN 'late' ELSE 'soon' END
    FROM handovers_letter l WHERE l.closed_at IS NULL AND l.returns_at IS NOT NULL AND (l.returns_at <= now()
      OR (l.accepted_at IS NULL AND ((l.answer_by <= now() AND l.told <> 'late') OR (l.remind_at <= now() AND l.told = ''))))
    ORDER BY l.returns_at LIMIT p_limit;
  PERFORM set_config('app.maintenance', '', true);
END $$;

-- Says it once: to those who have it; when it is late also to their team leaders and to the sender; and when the time is over
-- it goes back to the sender, who gets a new date to say something to the family.
CREATE FUNCTION app.letter_rises(p_village uuid, p_letter uuid, p_what text, p_reply timestamptz, p_letter_path text, p_path text,
  p_soon text, p_late text, p_back text, p_family text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE l record; h record; who uuid; before text := current_setting('app.village', true);
BEGIN
  PERFORM set_config('app.village', p_village::text, true);
  PERFORM set_config('app.maintenance', 'on', true);
  IF p_what IN ('soon', 'late') THEN
    UPDATE handovers_letter SET told = p_what WHERE village_id = p_village AND id = p_letter AND accepted_at IS NULL AND closed_at IS NULL
      AND told <> p_what RETURNING * INTO l;
  ELSE
    UPDATE handovers_letter SET returns_at = NULL WHERE village_id = p_village AND id = p_letter AND closed_at IS NULL AND returns_at <= now()
      RETURNING * INTO l;
  END IF;
  IF l.id IS NULL THEN
    PERFORM set_config('app.maintenance', '', true), set_config('app.village', coalesce(before, ''), true);
    RETURN false;
  END IF;
  SELECT x.id, x.request_id, q.author_id, m.person_id INTO h FROM handovers_handover x
    JOIN directory_membership m ON m.village_id = x.village_id AND m.id = x.sender_id
    JOIN help_requests_helprequest q ON q.village_id = x.village_id AND q.id = x.request_id
    WHERE x.village_id = p_village AND x.id = l.handover_id;
  IF p_what IN ('no_answer', 'no_contact') THEN
    UPDATE handovers_handover SET came_back_at = now(), came_back = p_what WHERE village_id = p_village AND id = h.id;
    UPDATE help_requests_helprequest SET answer_by = p_reply WHERE village_id = p_village AND id = h.request_id AND closed_at IS NULL;
    PERFORM set_config('app.maintenance', '', true);
    PERFORM app.letter_closes(p_village, p_letter);
    PERFORM app.tell(gen_random_uuid(), h.person_id, p_back, p_path || h.id || '/');
    PERFORM app.tell(gen_random_uuid(), h.author_id, p_family, p_path || h.id || '/');
  ELSE
    PERFORM set_config('app.maintenance', '', true);
    FOR who IN SELECT DISTINCT a.person_id FROM consent_assignment a WHERE a.village_id = p_village AND a.item_id = p_letter AND a.until > now()
        AND app.can_still_be_kept(p_village, a.person_id, l.subject_id, p_letter) LOOP
      PERFORM app.tell(gen_random_uuid(), who, CASE p_what WHEN 'late' THEN p_late ELSE p_soon END, p_letter_path || p_letter || '/');
    END LOOP;
    IF p_what = 'late' THEN
      FOR who IN SELECT DISTINCT m.person_id FROM directory_membership m WHERE m.village_id = p_village
          AND m.organisation_id = l.to_organisation_id AND m.role = 'supervisor' AND m.from_at <= now() AND m.until > now() LOOP
        PERFORM app.tell(gen_random_uuid(), who, p_late, '');
      END LOOP;
      PERFORM app.tell(gen_random_uuid(), h.person_id, p_late, p_path || h.id || '/');
    END IF;
  END IF;
  PERFORM set_config('app.village', coalesce(before, ''), true);
  RETURN true;
END $$;

REVOKE ALL ON FUNCTION app.handover_i_send, app.send_letter, app.letter_link, app.letter_closes, app.letter_says, app.take_letter_back,
  app.letters_due, app.letter_rises, app.handed_over_by_me FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.send_letter, app.letter_link, app.letter_says, app.take_letter_back, app.letters_due, app.letter_rises,
  app.handed_over_by_me TO village_app;
