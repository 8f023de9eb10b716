-- What the installer keeps about itself; here before the first migration runs.
CREATE TABLE IF NOT EXISTS dcm.migration (
    number integer PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE dcm.migration OWNER TO dcm_owner;
COMMENT ON TABLE dcm.migration IS 'Migrations that have run';
COMMENT ON COLUMN dcm.migration.number IS 'Number of the migration';
COMMENT ON COLUMN dcm.migration.name IS 'Its file';
COMMENT ON COLUMN dcm.migration.checksum IS 'SHA-256 of its text';
COMMENT ON COLUMN dcm.migration.applied_at IS 'When it ran';
CREATE TABLE IF NOT EXISTS dcm.seed_row (
    list text NOT NULL,
    row_key text NOT NULL,
    PRIMARY KEY (list, row_key)
);
ALTER TABLE dcm.seed_row OWNER TO dcm_owner;
COMMENT ON TABLE dcm.seed_row IS 'Rows of code lists that were loaded once, so that an upgrade does not bring back what a district took out';
COMMENT ON COLUMN dcm.seed_row.list IS 'Table';
COMMENT ON COLUMN dcm.seed_row.row_key IS 'Primary key of the row, as the file writes it';
