-- What the generated locks lean on: see access/lock.py.
CREATE TABLE app.locked (name text PRIMARY KEY, fingerprint text NOT NULL);

CREATE FUNCTION app.unlock(t text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE p record;
BEGIN
  FOR p IN SELECT policyname FROM pg_policies WHERE schemaname = 'public' AND tablename = t LOOP
    EXECUTE format('DROP POLICY %I ON %I', p.policyname, t);
  END LOOP;
  EXECUTE format('DROP TRIGGER IF EXISTS fill_about ON %I', t);
  EXECUTE format('DROP TRIGGER IF EXISTS guard_about ON %I', t);
  EXECUTE format('ALTER TABLE %I DROP CONSTRAINT IF EXISTS %I CASCADE', t, t || '_of_village');
  FOR p IN SELECT conname FROM pg_constraint WHERE conrelid = t::regclass AND conname LIKE '%\_in\_village' LOOP
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', t, p.conname);
  END LOOP;
  DELETE FROM app.protected WHERE name = t;
  DELETE FROM app.locked WHERE name = t;
END $$;

CREATE FUNCTION app.drop_single_key(t text, c text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE p record;
BEGIN
  FOR p IN SELECT conname FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attname = c
      WHERE k.conrelid = t::regclass AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum] LOOP
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', t, p.conname);
  END LOOP;
END $$;

-- A record is its own item; a part takes subject, item and kind from its whole, which the writer must see.
CREATE FUNCTION app.fill_about() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE w record; whole uuid;
BEGIN
  IF TG_NARGS = 0 THEN  -- or attached to another record, whose item the writer must hold (the policy sees to it)
    NEW.item_id := coalesce(NEW.item_id, NEW.id);
  ELSE
    whole := (to_jsonb(NEW) ->> TG_ARGV[1])::uuid;
    EXECUTE format('SELECT subject_id, item_id, kind FROM %I WHERE village_id = $1 AND id = $2', TG_ARGV[0])
      INTO w USING NEW.village_id, whole;
    IF w.item_id IS NULL THEN RAISE insufficient_privilege USING MESSAGE = 'the whole is not yours to add to'; END IF;
    IF NEW.subject_id IS DISTINCT FROM w.subject_id THEN RAISE check_violation USING MESSAGE = 'a part is about whom its whole is about'; END IF;
    NEW.item_id := w.item_id; NEW.kind := w.kind;
  END IF;
  RETURN NEW;
END $$;

-- What a record is about never changes, and nobody changes another author's words.
CREATE FUNCTION app.guard_about() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE c text; n jsonb; o jsonb;
BEGIN
  IF current_user <> 'village_app' THEN RETURN NEW; END IF;
  IF (NEW.village_id, NEW.id, NEW.subject_id, NEW.item_id, NEW.kind, NEW.audience, NEW.author_id, NEW.created_at)
     IS DISTINCT FROM (OLD.village_id, OLD.id, OLD.subject_id, OLD.item_id, OLD.kind, OLD.audience, OLD.author_id, OLD.created_at) THEN
    RAISE insufficient_privilege USING MESSAGE = 'what a record is about does not change';
  END IF;
  IF OLD.author_id <> app.person() AND TG_NARGS > 0 THEN
    n := to_jsonb(NEW); o := to_jsonb(OLD);
    FOREACH c IN ARRAY TG_ARGV LOOP
      IF n ->> c IS DISTINCT FROM o ->> c THEN RAISE insufficient_privilege USING MESSAGE = 'somebody else''s words'; END IF;
    END LOOP;
  END IF;
  RETURN NEW;
END $$;

-- Trust tables that are written through the lock itself; the rest goes through functions (doors.sql).
CREATE FUNCTION app.may_decide(s uuid, i uuid, kinds int) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN  -- the person, an owner or a guardian, for kinds that are theirs
  RETURN app.strong_enough() AND (app.only_item() IS NULL OR app.only_item() = i) AND (SELECT coalesce(bit_or(g.kinds), 0) FROM access_grant g
    WHERE g.village_id = app.village() AND g.reader_id = app.person() AND g.subject_id = s AND g.item_id IS NULL
      AND g.via IN (1, 2, 3) AND (g.rights & 4) <> 0 AND g.vf <= now() AND g.vt > now()) & kinds = kinds;
END $$;

CREATE FUNCTION app.is_item_of(s uuid, i uuid, k int) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t text; known boolean;
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  FOR t IN SELECT name FROM app.protected WHERE audience_sql = 't.audience::int' ORDER BY name LOOP
    EXECUTE format('SELECT true FROM %I WHERE village_id = $1 AND item_id = $2 AND subject_id = $3 AND kind = $4 LIMIT 1', t)
      INTO known USING app.village(), i, s, k;
    EXIT WHEN known;
  END LOOP;
  PERFORM set_config('app.maintenance', '', true);
  RETURN coalesce(known, false);
END $$;

CREATE FUNCTION app.is_family_of(s uuid, p uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = app.village() AND g.reader_id = p AND g.subject_id = s
    AND g.via IN (1, 2, 3) AND g.vf <= now() AND g.vt > now())
$$;
CREATE FUNCTION app.is_me(s uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM access_grant g WHERE g.village_id = app.village() AND g.reader_id = app.person() AND g.subject_id = s
    AND g.via IN (1, 2) AND g.vf <= now() AND g.vt > now())
$$;
