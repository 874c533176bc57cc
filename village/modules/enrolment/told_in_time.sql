-- As before, but a call or a visit is due in working hours, as every other: not on a Sunday.
DROP FUNCTION app.remind_of_steps(uuid, uuid, date, text, text[]);

-- Tell who asked, once for each day, however many steps come near. Whom no screen and no mail reaches is called or visited by
-- who has the question, before `p_due`, in the working hours of the village: without words here, for the clock has nobody's key;
-- what is near stands with the question.
CREATE FUNCTION app.remind_of_steps(p_village uuid, p_request uuid, p_today date, p_code text, p_by_hand text[],
  p_due timestamptz) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE q record; near int; before text := current_setting('app.village', true);
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  SELECT r.*, m.person_id AS has_it, m.organisation_id AS has_it_at INTO q FROM help_requests_helprequest r
    LEFT JOIN directory_membership m ON m.village_id = r.village_id AND m.id = r.owner_id AND m.until > now()
    WHERE r.village_id = p_village AND r.id = p_request FOR UPDATE OF r;
  INSERT INTO enrolment_stepmark (id, village_id, created_at, subject_id, item_id, kind, audience, author_id, request_id, step_id, reminded_of)
    SELECT gen_random_uuid(), p_village, now(), q.subject_id, q.item_id, q.kind, q.audience, q.author_id, q.id, n.step_id, n.day
    FROM app.enrolment_near(p_today) n WHERE n.village_id = p_village AND n.request_id = p_request
  ON CONFLICT (village_id, request_id, step_id) DO UPDATE SET reminded_of = EXCLUDED.reminded_of;
  GET DIAGNOSTICS near = ROW_COUNT;
  PERFORM set_config('app.village', p_village::text, true);
  IF near > 0 AND q.has_it IS NOT NULL AND EXISTS (
      SELECT 1 FROM people_person p LEFT JOIN channels_reachwish w ON w.village_id = p.village_id AND w.subject_id = p.subject_id
      WHERE p.village_id = p_village AND p.id = q.author_id AND CASE WHEN w.id IS NULL
        THEN q.reach_by <> 'here' AND p.account_id IS NULL AND p.email = ''
        ELSE w.rather_talks OR w.way = ANY (p_by_hand) OR (w.way = 'mail' AND p.email = '') END)
    AND q.has_it IN (SELECT t.person_id FROM app.talkers(p_village, q.has_it_at, q.subject_id, q.item_id) t) THEN
    INSERT INTO channels_talktask (id, village_id, created_at, subject_id, item_id, kind, audience, author_id, organisation_id,
        to_person_id, to_name, owner_id, words, asked_at, due_at)
      VALUES (gen_random_uuid(), p_village, now(), q.subject_id, q.item_id, q.kind, 1, q.has_it, q.has_it_at,
        q.author_id, q.asker_name, q.owner_id, '', now(), p_due);
    PERFORM app.tell(gen_random_uuid(), q.has_it, p_code, 'reach/talks/' || q.item_id || '/');
  END IF;
  IF near > 0 THEN PERFORM app.tell(gen_random_uuid(), q.author_id, p_code, 'requests/' || q.id || '/follow/'); END IF;
  PERFORM set_config('app.village', coalesce(before, ''), true);
  PERFORM set_config('app.maintenance', '', true);
  RETURN near > 0;
END $$;

REVOKE ALL ON FUNCTION app.remind_of_steps FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.remind_of_steps TO village_app;
