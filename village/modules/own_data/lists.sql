-- Taking a list of many people along: the one who asks says why, a colleague of the same organisation agrees, and it is
-- taken once, within a day. Nobody agrees to their own.

CREATE FUNCTION app.ask_list(p_id uuid, p_organisation uuid, p_number int, p_narrow jsonb, p_reason text, p_second boolean) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR p_organisation <> ALL (app.my_organisations()) OR length(btrim(p_reason)) < 3 THEN
    RAISE insufficient_privilege USING MESSAGE = 'a list is asked by who works there, with a reason';
  END IF;
  INSERT INTO own_data_longlist (id, village_id, created_at, asked_by_id, organisation_id, number, narrow, reason, agreed_at)
    VALUES (p_id, app.village(), now(), app.person(), p_organisation, p_number, p_narrow, p_reason,
      CASE WHEN p_second THEN NULL ELSE now() END);
END $$;

CREATE FUNCTION app.agree_list(p_id uuid) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE whose uuid;
BEGIN
  IF NOT app.strong_enough() THEN RETURN NULL; END IF;
  UPDATE own_data_longlist SET agreed_by_id = app.person(), agreed_at = now()
    WHERE village_id = app.village() AND id = p_id AND organisation_id = ANY (app.my_organisations())
      AND asked_by_id <> app.person() AND agreed_at IS NULL AND created_at > now() - interval '7 days'
    RETURNING asked_by_id INTO whose;
  RETURN whose;
END $$;

CREATE FUNCTION app.take_list(p_id uuid) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE wanted jsonb;
BEGIN
  IF NOT app.strong_enough() THEN RETURN NULL; END IF;
  UPDATE own_data_longlist SET taken_at = now()
    WHERE village_id = app.village() AND id = p_id AND asked_by_id = app.person() AND taken_at IS NULL
      AND agreed_at > now() - interval '1 day' AND organisation_id = ANY (app.my_organisations())
    RETURNING narrow INTO wanted;
  RETURN wanted;
END $$;

-- What waits or was taken in my organisations; for the privacy officer of all. Names of who works here, never a line of a list.
CREATE FUNCTION app.lists_asked() RETURNS TABLE (id uuid, is_mine boolean, by_name text, number int, narrow jsonb, reason text,
  asked_at timestamptz, agreed_name text, agreed_at timestamptz, taken_at timestamptz, may_agree boolean, may_take boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE ours uuid[] := app.my_organisations(); everywhere boolean := app.works_as('privacy_officer');
BEGIN
  IF NOT app.strong_enough() THEN RETURN; END IF;
  RETURN QUERY SELECT l.id, l.asked_by_id = app.person(), a.public_name::text, l.number, l.narrow, l.reason::text, l.created_at,
      b.public_name::text, l.agreed_at, l.taken_at,
      l.organisation_id = ANY (ours) AND l.asked_by_id <> app.person() AND l.agreed_at IS NULL AND l.created_at > now() - interval '7 days',
      l.asked_by_id = app.person() AND l.taken_at IS NULL AND coalesce(l.agreed_at > now() - interval '1 day', false)
    FROM own_data_longlist l
    LEFT JOIN LATERAL (SELECT m.public_name FROM directory_membership m WHERE m.village_id = l.village_id AND m.person_id = l.asked_by_id
      ORDER BY m.from_at LIMIT 1) a ON true
    LEFT JOIN LATERAL (SELECT m.public_name FROM directory_membership m WHERE m.village_id = l.village_id AND m.person_id = l.agreed_by_id
      ORDER BY m.from_at LIMIT 1) b ON true
    WHERE l.village_id = app.village() AND (l.organisation_id = ANY (ours) OR everywhere) AND l.created_at > now() - interval '90 days'
    ORDER BY l.created_at DESC LIMIT 50;
END $$;

REVOKE ALL ON FUNCTION app.ask_list, app.agree_list, app.take_list, app.lists_asked FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.ask_list, app.agree_list, app.take_list, app.lists_asked TO village_app;
