-- Unlogged: after a crash nobody is anywhere, and within a minute every desk has said again where it is.
CREATE UNLOGGED TABLE dcm.case_presence (
    login text PRIMARY KEY,
    case_id integer NOT NULL,
    since timestamptz NOT NULL,
    seen_at timestamptz NOT NULL
) WITH (fillfactor = 50);
COMMENT ON TABLE dcm.case_presence IS 'Which case each person has open (谁在看); one row a person, good for two minutes after the desk last said so';
COMMENT ON COLUMN dcm.case_presence.login IS 'Person';
COMMENT ON COLUMN dcm.case_presence.case_id IS 'Case that is open at the desk';
COMMENT ON COLUMN dcm.case_presence.since IS 'When it was opened';
COMMENT ON COLUMN dcm.case_presence.seen_at IS 'When the desk last said so';
