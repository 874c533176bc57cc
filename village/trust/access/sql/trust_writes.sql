-- Who may write which trust row directly. Everything else about consent goes through doors.sql.
CREATE POLICY give ON consent_consent FOR INSERT TO village_app WITH CHECK (given_by_id = (SELECT app.person())
  AND app.may_decide(subject_id, item_id, CASE WHEN item_id IS NULL THEN app.mask(kinds::smallint[]) ELSE 1 << kind END));
CREATE POLICY withdraw ON consent_consent FOR UPDATE TO village_app
  USING (app.may_decide(subject_id, item_id, CASE WHEN item_id IS NULL THEN app.mask(kinds::smallint[]) ELSE 1 << kind END));
GRANT INSERT, UPDATE (withdrawn_at) ON consent_consent TO village_app;

CREATE POLICY restrict ON consent_restriction FOR INSERT TO village_app WITH CHECK (set_by_id = (SELECT app.person())
  AND against_person_id <> (SELECT app.person())
  -- no kinds named means all kinds: only somebody who may decide about all of them shuts that door
  AND app.may_decide(subject_id, item_id, (1 << kind) | CASE WHEN item_id IS NOT NULL THEN 0
    WHEN kinds = '{}' THEN 255 ELSE app.mask(kinds::smallint[]) END)
  -- a closed item closes whatever its kind is called, so it has to be theirs
  AND (item_id IS NULL OR app.is_item_of(subject_id, item_id, kind))
  -- a guardian cannot shut out the child or the other guardian; that is for a judge, through the contact point
  AND (app.is_me(subject_id) OR NOT app.is_family_of(subject_id, against_person_id)));
CREATE POLICY lift ON consent_restriction FOR UPDATE TO village_app USING (set_by_id = (SELECT app.person()) OR app.is_me(subject_id));
GRANT INSERT, UPDATE (lifted_at) ON consent_restriction TO village_app;

CREATE POLICY own ON people_person FOR UPDATE TO village_app USING (id = (SELECT app.person()));
GRANT UPDATE (name, language, email, phone) ON people_person TO village_app;

CREATE POLICY drafts ON villages_draft FOR ALL TO village_app USING (village_id = (SELECT app.village()));
GRANT SELECT, INSERT, UPDATE, DELETE ON villages_draft TO village_app;
-- the policies of records ask for the reader's own grants
CREATE POLICY own ON access_grant FOR SELECT TO village_app USING (village_id = (SELECT app.village()) AND reader_id = (SELECT app.person()));
GRANT SELECT ON access_grant TO village_app;
CREATE POLICY sent ON villages_sentform FOR ALL TO village_app USING (village_id = (SELECT app.village()));
GRANT SELECT, INSERT ON villages_sentform TO village_app;
