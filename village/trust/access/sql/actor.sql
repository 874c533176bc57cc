-- Who is acting. Forgetting to say so is an error, never an empty or an unaudited page.
-- Settings are local to the transaction (set_config(..., true)): the other form leaks behind a pool.
CREATE SCHEMA IF NOT EXISTS app;
REVOKE ALL ON SCHEMA app FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA app, public TO village_app, village_rules;
ALTER DEFAULT PRIVILEGES IN SCHEMA app REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE FUNCTION app.village() RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE s text := current_setting('app.village', true);
BEGIN
  IF s IS NULL OR s = '' THEN RAISE insufficient_privilege USING MESSAGE = 'no village'; END IF;
  RETURN s::uuid;
END $$;

CREATE FUNCTION app.person() RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE s text := current_setting('app.person', true);
BEGIN
  IF s IS NULL OR s = '' THEN RAISE insufficient_privilege USING MESSAGE = 'no acting person'; END IF;
  RETURN s::uuid;
END $$;

CREATE FUNCTION app.mask(kinds smallint[]) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT coalesce(bit_or(1 << k), 0)::int FROM unnest(kinds) k $$;

-- may read data about people at all: a professional only after the second factor
CREATE FUNCTION app.strong_enough() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN current_setting('app.second_factor', true) = 'on' OR NOT EXISTS (
    SELECT 1 FROM directory_membership m WHERE m.village_id = app.village() AND m.person_id = app.person()
      AND m.from_at <= now() AND m.until > now());
END $$;

CREATE FUNCTION app.my_organisations() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN ARRAY(SELECT DISTINCT m.organisation_id FROM directory_membership m
    WHERE m.village_id = app.village() AND m.person_id = app.person() AND m.from_at <= now() AND m.until > now());
END $$;

CREATE FUNCTION app.works_as(VARIADIC roles text[]) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM directory_membership m WHERE m.village_id = app.village()
    AND m.person_id = app.person() AND m.role = ANY(roles) AND m.from_at <= now() AND m.until > now());
END $$;

-- The person behind an account in a village, with the chairs this person sits on; also sets the actor.
CREATE FUNCTION app.enter(p_village uuid, p_account int, p_second boolean, p_person uuid, p_item uuid) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE who people_person%ROWTYPE; nobody uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  IF p_account IS NOT NULL THEN
    SELECT * INTO who FROM people_person WHERE village_id = p_village AND account_id = p_account;
  ELSIF p_person IS NOT NULL AND p_item IS NOT NULL THEN
    SELECT * INTO who FROM people_person WHERE village_id = p_village AND id = p_person;
  END IF;
  PERFORM set_config('app.village', p_village::text, true),
          set_config('app.person', coalesce(who.id, nobody)::text, true),
          set_config('app.second_factor', CASE WHEN p_second THEN 'on' ELSE '' END, true),
          set_config('app.only_item', CASE WHEN who.id IS NULL THEN '' ELSE coalesce(p_item::text, '') END, true),
          set_config('app.account', coalesce(p_account::text, ''), true),
          set_config('app.key', '', true);
  IF who.id IS NULL THEN RETURN NULL; END IF;
  RETURN jsonb_build_object('person', who.id, 'subject', who.subject_id, 'name', who.name,
    'language', who.language, 'seats', CASE WHEN p_item IS NOT NULL THEN '[]'::jsonb ELSE coalesce((
      SELECT jsonb_agg(jsonb_build_object('organisation', m.organisation_id, 'role', m.role,
        'secrecy', m.secrecy, 'jurisdiction', o.jurisdiction) ORDER BY m.from_at, m.id)
      FROM directory_membership m JOIN directory_organization o
        ON o.village_id = m.village_id AND o.id = m.organisation_id
      WHERE m.village_id = p_village AND m.person_id = who.id AND m.from_at <= now() AND m.until > now()), '[]') END);
END $$;
