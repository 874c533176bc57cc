-- A yes that was said aloud, written down by the one who hands the question over, before a witness (B3-3).
-- The family reads it at once, confirms it or takes it back; nobody else than the family gives the consent.

-- Who of the family could say yes, and when the one it is about was born, for whoever sends this handover.
CREATE FUNCTION app.could_say_yes(p_handover uuid) RETURNS TABLE (person_id uuid, name text, is_self boolean, born date)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE h record; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  IF NOT app.may_record('handovers_handover', p_handover, 4) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.subject_id, x.item_id, x.kind, m.organisation_id INTO h FROM handovers_handover x JOIN directory_membership m
    ON m.village_id = x.village_id AND m.id = x.sender_id WHERE x.village_id = app.village() AND x.id = p_handover;
  PERFORM set_config('app.maintenance', before, true);
  IF NOT h.organisation_id = ANY (app.my_organisations()) THEN RETURN; END IF;
  RETURN QUERY SELECT p.id, p.name::text, p.subject_id = h.subject_id,
      (SELECT q.birth_date FROM people_person q WHERE q.village_id = app.village() AND q.subject_id = h.subject_id)
    FROM people_person p WHERE p.village_id = app.village() AND p.id <> app.person()
      AND EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = p.village_id AND g.reader_id = p.id AND g.subject_id = h.subject_id
        AND g.via IN (1, 2, 3) AND g.item_id IS NULL AND (g.kinds & (1 << h.kind)) <> 0 AND (g.rights & 4) <> 0 AND g.vf <= now() AND g.vt > now())
      AND NOT EXISTS (SELECT 1 FROM access_item i WHERE i.village_id = p.village_id AND i.reader_id = p.id AND i.item_id = h.item_id)
    ORDER BY 3 DESC, 2;
END $$;

-- The letter of a yes that was said aloud: consents in the name of who said it, to the receiver, and to the writer until it is written.
CREATE FUNCTION app.letter_by_word(p_handover uuid, p_letter uuid, p_kind int, p_until timestamptz, p_law text, p_person uuid,
  p_partner uuid, p_partner_subject uuid, p_how text) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE h record; heard boolean; before text := coalesce(current_setting('app.maintenance', true), '');
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.could_say_yes(p_handover) x WHERE x.person_id = p_person) THEN
    RAISE insufficient_privilege USING MESSAGE = 'nobody of the family, or not yours to send';
  END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT x.subject_id, x.to_organisation_id, x.partner_name, x.letter_id, x.refused_at, q.language INTO h FROM handovers_handover x
    JOIN help_requests_helprequest q ON q.village_id = x.village_id AND q.id = x.request_id
    WHERE x.village_id = app.village() AND x.id = p_handover;
  SELECT EXISTS (SELECT 1 FROM handovers_handoveryes y WHERE y.village_id = app.village() AND y.handover_id = p_handover AND y.is_yes
    AND y.how = 'spoken' AND y.said_by_id = p_person AND y.author_id = app.person() AND y.witness <> '') INTO heard;
  PERFORM set_config('app.maintenance', before, true);
  IF NOT heard OR h.letter_id IS NOT NULL OR h.refused_at IS NOT NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'nobody heard a yes';
  END IF;
  IF h.to_organisation_id IS NULL THEN
    INSERT INTO people_subject (id, village_id, whose) VALUES (p_partner_subject, app.village(), 'person');
    INSERT INTO people_person (id, village_id, subject_id, name, language, email, phone)
      VALUES (p_partner, app.village(), p_partner_subject, h.partner_name, h.language, '', '');
  END IF;
  INSERT INTO consent_consent (id, village_id, created_at, subject_id, given_by_id, to_person_id, to_organisation_id, kind, kinds, item_id,
      rights, purpose, from_at, until, reaches_back, how, law_version)
    SELECT gen_random_uuid(), app.village(), now(), h.subject_id, p_person, x.person, x.organisation, p_kind, '{}', p_letter, 7, 'help', now(),
      p_until, true, p_how, p_law
    FROM (VALUES (CASE WHEN h.to_organisation_id IS NULL THEN p_partner END, h.to_organisation_id), (app.person(), NULL)) AS x(person, organisation);
  RETURN app.line('allow', 'share', 'handovers.said_aloud', 'share', h.subject_id, p_letter, 1 << p_kind, 'shared', jsonb_build_object('law', p_law));
END $$;

-- Written: the writer keeps what the family lets flow back, and nothing more.
CREATE FUNCTION app.letter_was_written(p_letter uuid, p_reads boolean) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE consent_consent SET rights = 1, withdrawn_at = CASE WHEN p_reads THEN NULL ELSE now() END
  WHERE village_id = app.village() AND item_id = p_letter AND to_person_id = app.person() AND rights = 7 AND withdrawn_at IS NULL
$$;

REVOKE ALL ON FUNCTION app.could_say_yes, app.letter_by_word, app.letter_was_written FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.could_say_yes, app.letter_by_word, app.letter_was_written TO village_app;
