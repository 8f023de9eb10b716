CREATE UNLOGGED TABLE dcm.history_step (
    n integer NOT NULL,
    seq integer NOT NULL,
    action text NOT NULL,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    detail jsonb NOT NULL,
    behalf jsonb,
    edition text,
    condition_code text,
    limit_amount numeric,
    limit_unit text,
    PRIMARY KEY (n, seq)
);
COMMENT ON TABLE dcm.history_step IS 'Working table of write_history: what was done; empty between batches';
COMMENT ON COLUMN dcm.history_step.n IS 'Case in the batch';
COMMENT ON COLUMN dcm.history_step.seq IS 'Number of the event, from 2';
COMMENT ON COLUMN dcm.history_step.action IS 'Action';
COMMENT ON COLUMN dcm.history_step.at IS 'When';
COMMENT ON COLUMN dcm.history_step.actor IS 'Login';
COMMENT ON COLUMN dcm.history_step.detail IS 'Detail without on_behalf_of';
COMMENT ON COLUMN dcm.history_step.behalf IS 'on_behalf_of as given, with the name';
COMMENT ON COLUMN dcm.history_step.edition IS 'For a filing: edition of the handbook';
COMMENT ON COLUMN dcm.history_step.condition_code IS 'For a filing: the condition';
COMMENT ON COLUMN dcm.history_step.limit_amount IS 'For a filing: the limit';
COMMENT ON COLUMN dcm.history_step.limit_unit IS 'For a filing: its unit';
