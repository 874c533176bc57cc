-- The directory of the village: who keeps an entry, whose names stand in it, and who changed what.

-- Who keeps what an organisation tells: its managers, who keeps its entry, and of one service who keeps that one.
CREATE FUNCTION app.keeps_entry(p_organisation uuid, p_keeper uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.strong_enough() AND app.only_item() IS NULL AND EXISTS (SELECT 1 FROM directory_membership m
    WHERE m.village_id = app.village() AND m.person_id = app.person() AND m.organisation_id = p_organisation
      AND m.from_at <= now() AND m.until > now() AND (m.role = 'manager' OR m.id = p_keeper OR EXISTS (
        SELECT 1 FROM directory_entry e WHERE e.village_id = app.village() AND e.organisation_id = p_organisation AND e.keeper_id = m.id)))
$$;
CREATE POLICY ours_new ON directory_service FOR INSERT TO village_app
  WITH CHECK (village_id = (SELECT app.village()) AND app.keeps_entry(organisation_id, NULL));
CREATE POLICY ours ON directory_service FOR UPDATE TO village_app
  USING (village_id = (SELECT app.village()) AND app.keeps_entry(organisation_id, keeper_id));
CREATE POLICY ours_new ON directory_entry FOR INSERT TO village_app
  WITH CHECK (village_id = (SELECT app.village()) AND app.keeps_entry(organisation_id, NULL));
CREATE POLICY ours ON directory_entry FOR UPDATE TO village_app
  USING (village_id = (SELECT app.village()) AND app.keeps_entry(organisation_id, keeper_id));

-- The names that everybody reads: who keeps something that is listed, and who is a contact person with a number. Nobody else's.
CREATE FUNCTION app.people_of_directory() RETURNS TABLE (member_id uuid, called text, phone text, organisation_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH contacts AS (SELECT c.member_id FROM directory_contact c WHERE c.village_id = app.village() AND c.ended_at IS NULL),
  keepers AS (SELECT e.keeper_id FROM directory_entry e WHERE e.village_id = app.village() AND e.is_listed
    UNION SELECT s.keeper_id FROM directory_service s WHERE s.village_id = app.village() AND s.is_listed)
  SELECT m.id, m.public_name::text, CASE WHEN m.id IN (SELECT * FROM contacts) THEN m.public_phone ELSE '' END::text, m.organisation_id
    FROM directory_membership m WHERE m.village_id = app.village() AND m.from_at <= now() AND m.until > now()
      AND m.id IN (SELECT * FROM contacts UNION SELECT * FROM keepers)
$$;

-- What somebody has to look at: listed, and not looked at for so many months, or kept by nobody who still works there. What nobody
-- keeps by itself is for who keeps the entry of the organisation.
CREATE FUNCTION app.entries_to_check(p_today date) RETURNS TABLE (id uuid, is_service boolean, called text, place text, organisation_id uuid,
  checked_on date, is_due boolean, keeper text, is_mine boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH kept AS (
    SELECT s.id, true AS is_service, s.name::text AS called, s.organisation_id, s.keeper_id, s.checked_on FROM directory_service s
      WHERE s.village_id = app.village() AND s.is_listed
    UNION ALL SELECT e.id, false, '', e.organisation_id, e.keeper_id, e.checked_on FROM directory_entry e
      WHERE e.village_id = app.village() AND e.is_listed),
  works AS (SELECT m.id, m.organisation_id, m.person_id, m.public_name::text AS called FROM directory_membership m
    WHERE m.village_id = app.village() AND m.from_at <= now() AND m.until > now()),
  told AS (
    SELECT k.*, o.name::text AS place, coalesce(w.person_id, v.person_id) AS person_id, coalesce(w.called, v.called, '') AS keeper,
      coalesce(k.checked_on + make_interval(months => coalesce((SELECT r.months FROM directory_directoryrules r WHERE r.village_id = app.village()), 6))
        < p_today, true) AS is_due
      FROM kept k JOIN directory_organization o ON o.village_id = app.village() AND o.id = k.organisation_id AND o.is_listed
      LEFT JOIN directory_entry e ON e.village_id = app.village() AND e.organisation_id = k.organisation_id
      LEFT JOIN works w ON w.id = k.keeper_id AND w.organisation_id = k.organisation_id
      LEFT JOIN works v ON v.id = e.keeper_id AND v.organisation_id = k.organisation_id)
  SELECT t.id, t.is_service, t.called, t.place, t.organisation_id, t.checked_on, t.is_due, t.keeper, t.person_id IS NOT DISTINCT FROM app.person()
    FROM told t WHERE (t.is_due OR t.person_id IS NULL) AND (t.person_id = app.person() OR app.works_as('keeper'))
    ORDER BY t.checked_on NULLS FIRST, t.place, t.called, t.id
$$;

-- An entry stays with its organisation, is kept by somebody who works there, and who checked it is who says so.
CREATE FUNCTION app.guard_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.organisation_id <> OLD.organisation_id THEN
    RAISE check_violation USING MESSAGE = 'an entry stays with its organisation';
  END IF;
  IF NEW.keeper_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.keeper_id IS DISTINCT FROM OLD.keeper_id) AND NOT EXISTS (SELECT 1
      FROM directory_membership m WHERE m.village_id = NEW.village_id AND m.id = NEW.keeper_id AND m.organisation_id = NEW.organisation_id) THEN
    RAISE check_violation USING MESSAGE = 'who keeps an entry works there';
  END IF;
  IF current_user <> 'village_app' OR NEW.checked_by_id IS NULL OR (TG_OP = 'UPDATE' AND NEW.checked_by_id IS NOT DISTINCT FROM OLD.checked_by_id
      AND NEW.checked_on IS NOT DISTINCT FROM OLD.checked_on) THEN
    RETURN NEW;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = NEW.village_id AND m.id = NEW.checked_by_id
      AND m.person_id = app.person() AND m.organisation_id = NEW.organisation_id AND m.until > now()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'who checked it says so';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_kept BEFORE INSERT OR UPDATE ON directory_entry FOR EACH ROW EXECUTE FUNCTION app.guard_kept();
CREATE TRIGGER guard_kept BEFORE INSERT OR UPDATE ON directory_service FOR EACH ROW EXECUTE FUNCTION app.guard_kept();

-- Where there are contact persons, one leads (C-30). Asked when all is said, so that a lead can pass from one to another.
CREATE FUNCTION app.somebody_leads() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM directory_contact c WHERE c.village_id = NEW.village_id AND c.ended_at IS NULL
      AND c.school_id IS NOT DISTINCT FROM NEW.school_id AND c.area_id IS NOT DISTINCT FROM NEW.area_id)
    AND NOT EXISTS (SELECT 1 FROM directory_contact c WHERE c.village_id = NEW.village_id AND c.ended_at IS NULL AND c.leads
      AND c.school_id IS NOT DISTINCT FROM NEW.school_id AND c.area_id IS NOT DISTINCT FROM NEW.area_id) THEN
    RAISE check_violation USING MESSAGE = 'where there are contact persons one of them leads';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER somebody_leads AFTER INSERT OR UPDATE ON directory_contact DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.somebody_leads();

-- Every change is a line, whoever makes it and on whatever way. What the owner of the tables lays out has nobody to name.
CREATE FUNCTION app.note_directory_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE was jsonb := CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(OLD) ELSE '{}' END; becomes jsonb := to_jsonb(NEW); org uuid; me uuid;
  who text := coalesce(current_setting('app.person', true), '');
BEGIN
  IF who IN ('', '00000000-0000-0000-0000-000000000000') THEN RETURN NULL; END IF;
  org := coalesce(becomes ->> 'organisation_id', becomes ->> 'school_id')::uuid;
  SELECT m.id INTO me FROM directory_membership m WHERE m.village_id = NEW.village_id AND m.person_id = who::uuid AND m.from_at <= now()
    AND m.until > now() ORDER BY (m.organisation_id IS NOT DISTINCT FROM org) DESC, m.role IN ('manager', 'keeper') DESC, m.id LIMIT 1;
  INSERT INTO directory_directorychange (id, village_id, created_at, kept_in, record, organisation_id, what, was, becomes, member_id)
    SELECT gen_random_uuid(), NEW.village_id, now(), TG_TABLE_NAME, NEW.id, org, x.key, coalesce(was ->> x.key, ''), coalesce(x.value, ''), me
    FROM jsonb_each_text(becomes) x WHERE x.key NOT IN ('id', 'village_id', 'created_at', 'found_by')
      AND (was ->> x.key) IS DISTINCT FROM x.value AND (TG_OP = 'UPDATE' OR coalesce(x.value, '') NOT IN ('', '[]', 'false'));
  RETURN NULL;
END $$;
CREATE TRIGGER note_change AFTER INSERT OR UPDATE ON directory_entry FOR EACH ROW EXECUTE FUNCTION app.note_directory_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE ON directory_service FOR EACH ROW EXECUTE FUNCTION app.note_directory_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE ON directory_contact FOR EACH ROW EXECUTE FUNCTION app.note_directory_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE ON directory_contactkind FOR EACH ROW EXECUTE FUNCTION app.note_directory_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE ON directory_area FOR EACH ROW EXECUTE FUNCTION app.note_directory_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE ON directory_directoryrules FOR EACH ROW EXECUTE FUNCTION app.note_directory_change();

-- And a line stays as it was written.
CREATE FUNCTION app.keep_directory_lines() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user = 'village_app' THEN RAISE insufficient_privilege USING MESSAGE = 'the database writes who changed what'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_lines BEFORE INSERT OR UPDATE ON directory_directorychange FOR EACH ROW EXECUTE FUNCTION app.keep_directory_lines();

REVOKE ALL ON FUNCTION app.keeps_entry, app.people_of_directory, app.entries_to_check, app.guard_kept, app.somebody_leads, app.note_directory_change,
  app.keep_directory_lines FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.keeps_entry, app.people_of_directory, app.entries_to_check, app.guard_kept, app.somebody_leads,
  app.note_directory_change, app.keep_directory_lines TO village_app;
