-- The key store: a database of its own, so that its backups can be kept short (14 days) and a deleted key is gone.
CREATE TABLE IF NOT EXISTS subject_key (
    village_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    wrapped bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (village_id, subject_id)
);
REVOKE ALL ON subject_key FROM PUBLIC;
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'village_keys') THEN
        GRANT SELECT, INSERT, DELETE ON subject_key TO village_keys;
    END IF;
END $$;
