ALTER TABLE dcm.case_file
    ADD COLUMN reporter_count integer NOT NULL DEFAULT 1,
    ADD COLUMN urge_count integer NOT NULL DEFAULT 0,
    ADD COLUMN urged_at timestamptz,
    ADD COLUMN claimed_by text,
    ADD COLUMN claimed_at timestamptz;
COMMENT ON COLUMN dcm.case_file.reporter_count IS 'How many reports told of it: the first and those that joined it (合并上报)';
COMMENT ON COLUMN dcm.case_file.urge_count IS 'How often a caller asked again (催办)';
COMMENT ON COLUMN dcm.case_file.urged_at IS 'When a caller last asked again';
COMMENT ON COLUMN dcm.case_file.claimed_by IS 'Login of the seat that took it out of the team''s queue (取件); empty again when the stage changes';
COMMENT ON COLUMN dcm.case_file.claimed_at IS 'When it was taken';
