-- Talking together again. The other one knows who asks and who invites; the question itself stays closed to them.

-- A way in for the other one: somebody new, who stands to one invitation only. Once more: only a new link.
CREATE FUNCTION app.invite_other(p_mediation uuid, p_person uuid, p_subject uuid, p_invitation uuid, p_code uuid, p_fingerprint bytea,
  p_until timestamptz, p_language text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; before record;
BEGIN
  IF NOT app.may_record('talks_mediation', p_mediation, 4) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT m.other_called, q.called_name, s.public_name, s.public_phone, o.name AS place INTO r
    FROM talks_mediation m JOIN help_requests_helprequest q ON q.village_id = m.village_id AND q.id = m.request_id
    JOIN directory_membership s ON s.village_id = q.village_id AND s.id = q.owner_id AND s.person_id = app.person() AND s.until > now()
    JOIN directory_organization o ON o.village_id = q.village_id AND o.id = q.to_organisation_id
    WHERE m.village_id = app.village() AND m.id = p_mediation AND m.stopped_at IS NULL AND q.closed_at IS NULL FOR UPDATE OF m;
  IF r.place IS NOT NULL THEN
    SELECT i.id, p.id AS person INTO before FROM talks_invitation i JOIN people_person p ON p.village_id = i.village_id AND p.subject_id = i.subject_id
      WHERE i.village_id = app.village() AND i.mediation_id = p_mediation;
    IF before.id IS NULL THEN
      INSERT INTO people_subject (id, village_id, whose) VALUES (p_subject, app.village(), 'person');
      INSERT INTO people_person (id, village_id, subject_id, name, language, email, phone)
        VALUES (p_person, app.village(), p_subject, r.other_called, p_language, '', '');
      INSERT INTO talks_invitation (id, village_id, created_at, subject_id, item_id, kind, audience, author_id, mediation_id, asker_called,
          mediator, mediator_place, mediator_phone)
        VALUES (p_invitation, app.village(), now(), p_subject, p_invitation, 0, 0, app.person(), p_mediation, r.called_name,
          r.public_name, r.place, r.public_phone);
    END IF;
    UPDATE people_entrycode SET until = now() WHERE village_id = app.village() AND item_id = before.id AND way = 'link' AND until > now();
    INSERT INTO people_entrycode (id, village_id, created_at, person_id, item_id, way, fingerprint, until)
      VALUES (p_code, app.village(), now(), coalesce(before.person, p_person), coalesce(before.id, p_invitation), 'link', p_fingerprint, p_until);
    UPDATE talks_mediation SET invited_at = coalesce(invited_at, now()) WHERE village_id = app.village() AND id = p_mediation;
  END IF;
  PERFORM set_config('app.maintenance', '', true);
  RETURN r.place IS NOT NULL;
END $$;

-- The other one says yes; or no, on any day. The asker and who sits in between hear that there is news.
CREATE FUNCTION app.answer_invitation(p_invitation uuid, p_yes boolean, p_code text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT i.mediation_id, q.id, q.author_id, s.person_id INTO r FROM talks_invitation i
    JOIN people_person p ON p.village_id = i.village_id AND p.subject_id = i.subject_id AND p.id = app.person()
    JOIN talks_mediation m ON m.village_id = i.village_id AND m.id = i.mediation_id AND m.stopped_at IS NULL
    JOIN help_requests_helprequest q ON q.village_id = m.village_id AND q.id = m.request_id
    LEFT JOIN directory_membership s ON s.village_id = q.village_id AND s.id = q.owner_id
    WHERE i.village_id = app.village() AND i.id = p_invitation AND i.ended_at IS NULL AND (app.only_item() IS NULL OR app.only_item() = i.id)
    FOR UPDATE OF i;
  IF r.id IS NOT NULL THEN
    UPDATE talks_invitation SET agreed_at = CASE WHEN p_yes THEN coalesce(agreed_at, now()) END, ended_at = CASE WHEN NOT p_yes THEN now() END
      WHERE village_id = app.village() AND id = p_invitation;
    UPDATE talks_mediation SET agreed_at = CASE WHEN p_yes THEN coalesce(agreed_at, now()) ELSE agreed_at END,
        stopped_at = CASE WHEN NOT p_yes THEN now() END, stopped_by = CASE WHEN p_yes THEN '' ELSE 'other' END
      WHERE village_id = app.village() AND id = r.mediation_id;
    PERFORM app.tell(gen_random_uuid(), r.author_id, p_code, 'requests/' || r.id || '/follow/');
    IF r.person_id IS NOT NULL THEN PERFORM app.tell(gen_random_uuid(), r.person_id, p_code, 'requests/' || r.id || '/'); END IF;
  END IF;
  PERFORM set_config('app.maintenance', '', true);
  RETURN r.id IS NOT NULL;
END $$;

-- The one who asked, or who sits in between, stops it.
CREATE FUNCTION app.stop_mediation(p_mediation uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE side text;
BEGIN
  IF NOT app.may_record('talks_mediation', p_mediation, 4) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE talks_mediation SET stopped_at = now(), stopped_by = CASE WHEN author_id = app.person() THEN 'asker' ELSE 'mediator' END
    WHERE village_id = app.village() AND id = p_mediation AND stopped_at IS NULL RETURNING stopped_by INTO side;
  UPDATE talks_invitation SET ended_at = now() WHERE village_id = app.village() AND mediation_id = p_mediation AND ended_at IS NULL;
  PERFORM set_config('app.maintenance', '', true);
  RETURN side IS NOT NULL;
END $$;

-- When a question ends before both said yes, or its asker stops it, nobody is left waiting for a talk.
CREATE FUNCTION app.mediation_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before text := current_setting('app.maintenance', true); stopped boolean := NEW.outcome IN ('stopped', 'not_wanted');
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE talks_invitation i SET ended_at = now() FROM talks_mediation m WHERE m.village_id = NEW.village_id AND m.request_id = NEW.id
    AND i.village_id = m.village_id AND i.mediation_id = m.id AND i.ended_at IS NULL AND (stopped OR m.agreed_at IS NULL);
  UPDATE talks_mediation SET stopped_at = now(), stopped_by = CASE WHEN stopped THEN 'asker' ELSE 'mediator' END
    WHERE village_id = NEW.village_id AND request_id = NEW.id AND stopped_at IS NULL AND (stopped OR agreed_at IS NULL);
  PERFORM set_config('app.maintenance', coalesce(before, ''), true);
  RETURN NULL;
END $$;
CREATE TRIGGER mediation_ends AFTER UPDATE OF closed_at ON help_requests_helprequest FOR EACH ROW
  WHEN (NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL) EXECUTE FUNCTION app.mediation_ends();

REVOKE ALL ON FUNCTION app.invite_other, app.answer_invitation, app.stop_mediation, app.mediation_ends FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.invite_other, app.answer_invitation, app.stop_mediation TO village_app;
