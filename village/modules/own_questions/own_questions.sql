-- What was asked once stays as it was asked: a keeper who changes a question writes another version of it.
CREATE FUNCTION app.guard_question_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF current_user <> 'village_app' THEN RETURN NEW; END IF;
  RAISE insufficient_privilege USING MESSAGE = 'a question stays as it was asked; another sentence is another version';
END $$;
CREATE TRIGGER guard_question_version BEFORE UPDATE ON own_questions_questionversion
  FOR EACH ROW EXECUTE FUNCTION app.guard_question_version();
REVOKE ALL ON FUNCTION app.guard_question_version FROM PUBLIC;
