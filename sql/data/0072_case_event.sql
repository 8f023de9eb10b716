CREATE TABLE dcm.case_event (
    case_id integer NOT NULL REFERENCES dcm.case_file,
    seq integer NOT NULL,
    action text NOT NULL,
    from_stage text,
    to_stage text NOT NULL,
    actor text NOT NULL,
    on_behalf_of jsonb,
    at timestamptz NOT NULL,
    detail jsonb NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (case_id, seq)
);
COMMENT ON TABLE dcm.case_event IS 'What was done to a case (案卷经过); append only, each row carries a hash over the one before it';
COMMENT ON COLUMN dcm.case_event.case_id IS 'Case';
COMMENT ON COLUMN dcm.case_event.seq IS 'Number inside the case, from 1';
COMMENT ON COLUMN dcm.case_event.action IS 'Action';
COMMENT ON COLUMN dcm.case_event.from_stage IS 'Stage before';
COMMENT ON COLUMN dcm.case_event.to_stage IS 'Stage after';
COMMENT ON COLUMN dcm.case_event.actor IS 'Login that did it';
COMMENT ON COLUMN dcm.case_event.on_behalf_of IS 'For whom, and by which medium, when the hall enters an answer';
COMMENT ON COLUMN dcm.case_event.at IS 'When';
COMMENT ON COLUMN dcm.case_event.detail IS 'What was said; no personal data';
COMMENT ON COLUMN dcm.case_event.hash IS 'SHA-256 over the hash before and this row';
