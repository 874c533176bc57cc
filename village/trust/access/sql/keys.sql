-- The line in the logbook is the key: contents open only to a transaction that presents one.
-- The app's login cannot insert, change or remove lines; these functions write them.
CREATE TABLE app.protected (name text PRIMARY KEY, kind_sql text NOT NULL, audience_sql text NOT NULL,
  author_sql text NOT NULL, organisation_sql text NOT NULL, item_sql text NOT NULL, created_sql text NOT NULL);

CREATE FUNCTION app.my_subjects() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN ARRAY(SELECT DISTINCT subject_id FROM access_grant
    WHERE village_id = app.village() AND reader_id = app.person() AND vf <= now() AND vt > now());
END $$;

CREATE FUNCTION app.closed() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN ARRAY(SELECT item_id FROM access_item WHERE village_id = app.village() AND reader_id = app.person());
END $$;

-- The kinds of a subject that are mine to read as the person, an owner or a guardian: for "who looked".
CREATE FUNCTION app.my_kinds(s uuid) RETURNS int
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (SELECT coalesce(bit_or(kinds), 0) FROM access_grant WHERE village_id = app.village()
    AND reader_id = app.person() AND subject_id = s AND item_id IS NULL AND via IN (1, 2, 3) AND vf <= now() AND vt > now());
END $$;

-- The strongest of the four keys by which I reach this subject; empty when I do not.
CREATE FUNCTION app.basis(s uuid, i uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce((SELECT CASE min(via) WHEN 1 THEN 'you' WHEN 2 THEN 'owner' WHEN 3 THEN 'guardian' WHEN 4 THEN 'shared'
    WHEN 5 THEN 'kept' ELSE 'danger' END FROM access_grant WHERE village_id = app.village() AND reader_id = app.person()
    AND subject_id = s AND (item_id IS NULL OR i IS NULL OR item_id = i) AND vf <= now() AND vt > now() HAVING count(*) > 0), '')
$$;

CREATE FUNCTION app.open_subject(s uuid, p_purpose text, ctx jsonb) RETURNS bigint
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
  r := app.line(CASE WHEN way = '' THEN 'deny' ELSE 'allow' END, CASE way WHEN 'danger' THEN 'danger' ELSE 'view' END, '', p_purpose, s, NULL,
                CASE WHEN way = '' THEN 0 ELSE seen END, way, ctx);
  IF way = '' THEN RETURN NULL; END IF;
  RETURN r;
END $$;

CREATE FUNCTION app.allows(p_subject uuid, p_kind int, p_audience int, p_author uuid, p_organisation uuid, p_item uuid,
  p_created timestamptz, p_right int) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN app.strong_enough() AND (app.only_item() IS NULL OR app.only_item() = p_item) AND {allows};
END $$;

CREATE FUNCTION app.open_list(p_act text, p_purpose text, ctx jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_act NOT IN ('list', 'search') THEN RAISE 'a list is a list or a search'; END IF;
  IF app.person() = '00000000-0000-0000-0000-000000000000' OR NOT app.strong_enough() THEN RETURN NULL; END IF;
  RETURN app.line('allow', p_act, '', p_purpose, NULL, NULL, 0, '', ctx);
END $$;

-- Complete the line of a list with what it showed, before the answer leaves.
CREATE FUNCTION app.shown(p_key bigint, p_subjects uuid[], p_items uuid[], p_kinds int[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM logbook_entry WHERE id = p_key AND village_id = app.village() AND person_id = app.person()
      AND act IN ('list', 'search') AND at > clock_timestamp() - interval '15 minutes') THEN
    RAISE insufficient_privilege USING MESSAGE = 'not your list';
  END IF;
  INSERT INTO logbook_shown (village_id, entry_id, subject_id, item_id, kinds)
    SELECT app.village(), p_key, s, i, k FROM unnest(p_subjects, p_items, p_kinds) AS x(s, i, k);
END $$;

-- A change, written in the change's own transaction: no change without its line, no line without its change.
CREATE FUNCTION app.changed(p_act text, p_verb text, p_purpose text, p_subject uuid, p_item uuid, p_kind int, ctx jsonb) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_act NOT IN ('change', 'share', 'withdraw', 'export') THEN RAISE 'not a change'; END IF;
  RETURN app.line('allow', p_act, p_verb, p_purpose, p_subject, p_item, CASE WHEN p_kind IS NULL THEN 0 ELSE 1 << p_kind END,
    app.basis(p_subject, p_item), ctx);
END $$;

-- Fields are told apart by JSON: glued together, a value could move to its neighbour without a trace.
-- Seal what is older than a minute (an identity may still be uncommitted below a committed one).
CREATE FUNCTION app.log_hash(v uuid, lo bigint, hi bigint, slo bigint, shi bigint, prev bytea) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT sha256(coalesce(prev, '\x00'::bytea) || convert_to(jsonb_build_array(v, lo, hi, slo, shi)::text, 'UTF8')
    || coalesce((SELECT string_agg(sha256(convert_to(jsonb_build_array(id, extract(epoch FROM at), decision, act, verb, purpose, person_id, person_name,
        role, organisation_id, organisation_name, on_behalf_of_id, subject_id, item_id, kinds, basis, law_version, session, device,
        extract(epoch FROM visible_from))::text, 'UTF8')), ''::bytea ORDER BY id)
      FROM logbook_entry WHERE village_id = v AND id > lo AND id <= hi), ''::bytea)
    || coalesce((SELECT string_agg(sha256(convert_to(jsonb_build_array(id, entry_id, subject_id, item_id, kinds)::text, 'UTF8')), ''::bytea ORDER BY id)
      FROM logbook_shown WHERE village_id = v AND id > slo AND id <= shi), ''::bytea))
$$;

CREATE FUNCTION app.seal(v uuid, older_than interval) RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE prev bytea; lo bigint; slo bigint; hi bigint; shi bigint; k int;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(v::text, 72));
  SELECT upto, shown_upto, hash INTO lo, slo, prev FROM logbook_logseal WHERE village_id = v ORDER BY upto DESC LIMIT 1;
  lo := coalesce(lo, 0); slo := coalesce(slo, 0);
  SELECT count(*), max(id) INTO k, hi FROM logbook_entry WHERE village_id = v AND id > lo AND at < clock_timestamp() - older_than;
  IF k = 0 THEN RETURN 0; END IF;
  SELECT coalesce(max(s.id), slo) INTO shi FROM logbook_shown s JOIN logbook_entry e ON e.id = s.entry_id
    WHERE s.village_id = v AND s.id > slo AND e.at < clock_timestamp() - older_than;
  INSERT INTO logbook_logseal (village_id, upto, lines, shown_upto, hash, at)
    VALUES (v, hi, k, shi, app.log_hash(v, lo, hi, slo, shi, prev), clock_timestamp());
  RETURN k;
END $$;

-- The numbers of the seals that no longer fit their lines: an edit, a drop or a swap.
CREATE FUNCTION app.broken_seals(v uuid) RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s record; lo bigint := 0; slo bigint := 0; prev bytea; bad bigint[] := '{}'; n int;
BEGIN
  FOR s IN SELECT * FROM logbook_logseal WHERE village_id = v ORDER BY upto LOOP
    SELECT count(*) INTO n FROM logbook_entry WHERE village_id = v AND id > lo AND id <= s.upto;
    IF n <> s.lines OR s.hash <> app.log_hash(v, lo, s.upto, slo, s.shown_upto, prev) THEN bad := bad || s.id; END IF;
    lo := s.upto; slo := s.shown_upto; prev := s.hash;
  END LOOP;
  RETURN bad;
END $$;

ALTER TABLE logbook_entry ADD CONSTRAINT entry_of_village UNIQUE (village_id, id);
CREATE INDEX logbook_entry_subject ON logbook_entry (village_id, subject_id, id);
CREATE INDEX logbook_entry_person ON logbook_entry (village_id, person_id, id);
CREATE INDEX logbook_shown_subject ON logbook_shown (village_id, subject_id, entry_id);
CREATE INDEX logbook_shown_entry ON logbook_shown (village_id, entry_id);
ALTER TABLE logbook_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE logbook_shown ENABLE ROW LEVEL SECURITY;
ALTER TABLE logbook_logseal ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_grant ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_item ENABLE ROW LEVEL SECURITY;
-- your own steps, without the refused ones, which would tell that something is there; what was done with what is yours to read; refused tries for the privacy officer
CREATE POLICY own_steps ON logbook_entry FOR SELECT TO village_app USING (village_id = (SELECT app.village())
  AND decision = 'allow' AND person_id = (SELECT app.person()) AND ((SELECT app.only_item()) IS NULL OR item_id = (SELECT app.only_item())));
CREATE POLICY about_me ON logbook_entry FOR SELECT TO village_app USING (village_id = (SELECT app.village())
  AND decision = 'allow' AND kinds <> 0 AND visible_from <= now() AND subject_id = ANY ((SELECT app.my_subjects())::uuid[])
  AND kinds & ~app.my_kinds(subject_id) = 0 AND NOT (coalesce(item_id = ANY ((SELECT app.closed())::uuid[]), false))
  AND ((SELECT app.only_item()) IS NULL OR item_id = (SELECT app.only_item())));
CREATE POLICY refused ON logbook_entry FOR SELECT TO village_app USING (village_id = (SELECT app.village())
  AND decision = 'deny' AND (SELECT app.works_as('privacy_officer')) AND (SELECT app.strong_enough()));
CREATE POLICY about_me ON logbook_shown FOR SELECT TO village_app USING (village_id = (SELECT app.village())
  AND subject_id = ANY ((SELECT app.my_subjects())::uuid[]) AND kinds <> 0 AND kinds & ~app.my_kinds(subject_id) = 0
  AND NOT (coalesce(item_id = ANY ((SELECT app.closed())::uuid[]), false))
  AND ((SELECT app.only_item()) IS NULL OR item_id = (SELECT app.only_item())));
GRANT SELECT ON logbook_entry, logbook_shown TO village_app;
