-- Who changed what of waiting stays as it was written, with who really did it.
CREATE FUNCTION app.waiting_history() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user <> 'village_app' THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' OR NEW.keeper_id <> app.person() THEN
    RAISE insufficient_privilege USING MESSAGE = 'what was changed stays as it was written';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER waiting_history BEFORE INSERT OR UPDATE ON waiting_ruleschange FOR EACH ROW EXECUTE FUNCTION app.waiting_history();
REVOKE ALL ON FUNCTION app.waiting_history FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.waiting_history TO village_app;
