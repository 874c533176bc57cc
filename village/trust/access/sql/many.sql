-- Somebody who works here opens very many people in a short time: a stolen sign-in, or a worker who looks around (T5).
-- Counted is what is opened one by one, never what a list or a search shows, and never in danger. The answer is part of
-- the line that is written anyway, so an ordinary day asks nothing more.

-- Is opening paused for me? For the page that says so.
CREATE FUNCTION app.reading_paused() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM logbook_readingpause p WHERE p.village_id = app.village() AND p.person_id = app.person() AND p.lifted_at IS NULL)
$$;

CREATE OR REPLACE FUNCTION app.open_subject(s uuid, p_purpose text, ctx jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE way text := app.basis(s, NULL); r bigint; seen int;
BEGIN
  IF app.person() = '00000000-0000-0000-0000-000000000000' THEN RETURN NULL; END IF;
  IF NOT app.strong_enough() THEN way := ''; END IF;
  -- what is not an own story, when there is any: so that a guardian reads of the look, and of nothing more;
  -- but when you look at what is about you, that is nobody else's to follow
  SELECT coalesce(CASE WHEN way <> 'you' THEN nullif(bit_or(kinds) & 127, 0) END, nullif(bit_or(kinds), 0), bit_or(own_kinds) & 127, 0) INTO seen FROM access_grant
    WHERE village_id = app.village() AND reader_id = app.person() AND subject_id = s AND item_id IS NULL AND vf <= now() AND vt > now();
  -- a reader who holds single items only opens each of them by itself: the page's line would tell too much or too little
  IF way <> '' AND NOT EXISTS (SELECT 1 FROM access_grant WHERE village_id = app.village() AND reader_id = app.person()
      AND subject_id = s AND item_id IS NULL AND vf <= now() AND vt > now()) THEN way := ''; END IF;
  IF way IN ('shared', 'kept') AND p_purpose <> 'danger' AND app.reads_too_many(s) THEN way := ''; END IF;
  r := app.line(CASE WHEN way = '' THEN 'deny' ELSE 'allow' END, CASE way WHEN 'danger' THEN 'danger' ELSE 'view' END, '', p_purpose, s, NULL,
                CASE WHEN way = '' THEN 0 ELSE seen END, way, ctx);
  IF way = '' THEN RETURN NULL; END IF;
  RETURN r;
END $$;

-- Going on, after proving the second step again, and with a reason that the privacy officer reads.
CREATE FUNCTION app.read_on(p_reason text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() OR length(trim(p_reason)) < 10 THEN RAISE insufficient_privilege USING MESSAGE = 'not without a reason'; END IF;
  UPDATE logbook_readingpause SET lifted_at = clock_timestamp(), reason = left(trim(p_reason), 300) WHERE village_id = app.village()
    AND person_id = app.person() AND lifted_at IS NULL;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM app.line('allow', 'change', 'access.read_on', 'check', NULL, NULL, 0, '', '{}'::jsonb);
  RETURN true;
END $$;

-- For the privacy officer, and for a team leader of the own team: who, when, and why it went on. Nobody who was looked at.
CREATE FUNCTION app.reading_pauses() RETURNS TABLE (name text, organisation text, from_at timestamptz, lifted_at timestamptz, reason text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.strong_enough() THEN RETURN; END IF;
  RETURN QUERY SELECT DISTINCT ON (p.from_at, p.id) m.public_name::text, o.name::text, p.from_at, p.lifted_at, p.reason::text
    FROM logbook_readingpause p JOIN directory_membership m ON m.village_id = p.village_id AND m.person_id = p.person_id
      JOIN directory_organization o ON o.village_id = m.village_id AND o.id = m.organisation_id
    WHERE p.village_id = app.village() AND (app.works_as('privacy_officer') OR EXISTS (SELECT 1 FROM directory_membership me
      WHERE me.village_id = p.village_id AND me.person_id = app.person() AND me.organisation_id = m.organisation_id AND me.role = 'supervisor'
        AND me.from_at <= now() AND me.until > now()))
    ORDER BY p.from_at DESC, p.id LIMIT 100;
END $$;

REVOKE ALL ON FUNCTION app.reading_paused, app.reads_too_many, app.read_on, app.reading_pauses FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.reading_paused, app.read_on, app.reading_pauses TO village_app;
