-- What a village decides itself: a decision stays as it was made, with the chair of who made it.
CREATE FUNCTION app.guard_village_rule() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user <> 'village_app' THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' OR NEW.sort = 'written' THEN
    RAISE insufficient_privilege USING MESSAGE = 'a decision stays as it was made; another one is another row';
  END IF;
  NEW.created_at := clock_timestamp();
  NEW.kept_by := (SELECT m.id FROM directory_membership m WHERE m.village_id = NEW.village_id AND m.person_id = app.person()
    AND m.role = 'keeper' AND m.from_at <= now() AND m.until > now() ORDER BY m.id LIMIT 1);
  RETURN NEW;
END $$;
CREATE TRIGGER guard_village_rule BEFORE INSERT OR UPDATE ON villages_villagerule
  FOR EACH ROW EXECUTE FUNCTION app.guard_village_rule();

-- Rules that stand in a table of their own: each change is a line, whoever makes it and on whatever way. The arguments of the
-- trigger name the columns; without them all count. What the owner of the tables lays out has nobody to name.
CREATE FUNCTION app.note_village_rule() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE was jsonb := CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(OLD) ELSE '{}' END; becomes jsonb := to_jsonb(NEW);
  here uuid := coalesce(becomes ->> 'village_id', becomes ->> 'id')::uuid; me uuid; who text := coalesce(current_setting('app.person', true), '');
BEGIN
  IF who IN ('', '00000000-0000-0000-0000-000000000000') THEN RETURN NULL; END IF;
  SELECT m.id INTO me FROM directory_membership m WHERE m.village_id = here AND m.person_id = who::uuid AND m.from_at <= now()
    AND m.until > now() ORDER BY m.role = 'keeper' DESC, m.id LIMIT 1;
  INSERT INTO villages_villagerule (id, village_id, created_at, sort, key, value, counts_from, because, kept_by)
    SELECT gen_random_uuid(), here, clock_timestamp(), 'written', TG_TABLE_NAME || '.' || x.key,
      CASE WHEN x.key = 'words' THEN '{}'::jsonb ELSE jsonb_build_object('was', was -> x.key, 'becomes', x.value) END, current_date, '', me
    FROM jsonb_each(becomes) x WHERE x.key NOT IN ('id', 'village_id', 'created_at') AND (was -> x.key) IS DISTINCT FROM x.value
      AND (TG_NARGS = 0 OR x.key = ANY (TG_ARGV));
  RETURN NULL;
END $$;
CREATE TRIGGER note_rule AFTER UPDATE ON villages_village FOR EACH ROW
  EXECUTE FUNCTION app.note_village_rule('answer_within_hours', 'most_in_an_hour', 'small_number', 'words');
REVOKE ALL ON FUNCTION app.guard_village_rule, app.note_village_rule FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.guard_village_rule, app.note_village_rule TO village_app;
