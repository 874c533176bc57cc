-- A good end: they talked, and it is done. By who sits in between, after both said yes; the other one reads it where the invitation stood.
CREATE FUNCTION app.round_off_mediation(p_mediation uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE done boolean;
BEGIN
  IF NOT app.may_record('talks_mediation', p_mediation, 4) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE talks_mediation m SET stopped_at = now(), stopped_by = 'talked'
    FROM help_requests_helprequest q JOIN directory_membership s ON s.village_id = q.village_id AND s.id = q.owner_id
    WHERE m.village_id = app.village() AND m.id = p_mediation AND m.agreed_at IS NOT NULL AND m.stopped_at IS NULL
      AND q.village_id = m.village_id AND q.id = m.request_id AND s.person_id = app.person() AND s.until > now();
  done := FOUND;
  UPDATE talks_invitation SET ended_at = now(), talked_at = now()
    WHERE village_id = app.village() AND mediation_id = p_mediation AND ended_at IS NULL AND done;
  PERFORM set_config('app.maintenance', '', true);
  RETURN done;
END $$;

REVOKE ALL ON FUNCTION app.round_off_mediation FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.round_off_mediation TO village_app;

-- A family that wants to talk again with school invites by the name of who asks, and not by that of the child.
DO $$
DECLARE before text := pg_get_functiondef('app.invite_other'::regproc);
  after text := replace(before, 'm.other_called, q.called_name,',
    'm.other_called, CASE q.route WHEN ''family'' THEN q.asker_name ELSE q.called_name END AS called_name,');
BEGIN
  IF after = before THEN RAISE EXCEPTION 'the function that invites reads otherwise'; END IF;
  EXECUTE after;
END $$;
