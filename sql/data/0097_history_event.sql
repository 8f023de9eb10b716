CREATE UNLOGGED TABLE dcm.history_event (
    n integer NOT NULL,
    seq integer NOT NULL,
    action text NOT NULL,
    from_stage text,
    to_stage text NOT NULL,
    actor text NOT NULL,
    on_behalf_of jsonb,
    at timestamptz NOT NULL,
    detail jsonb NOT NULL,
    hash bytea NOT NULL,
    effects text[] NOT NULL,
    department_before text,
    department_code text,
    supervisor_before text,
    supervisor text,
    round integer NOT NULL,
    PRIMARY KEY (n, seq)
);
COMMENT ON TABLE dcm.history_event IS 'Working table of write_history: events as the transition rows make them; empty between batches';
COMMENT ON COLUMN dcm.history_event.n IS 'Case in the batch';
COMMENT ON COLUMN dcm.history_event.seq IS 'Number of the event';
COMMENT ON COLUMN dcm.history_event.action IS 'Action';
COMMENT ON COLUMN dcm.history_event.from_stage IS 'Stage before';
COMMENT ON COLUMN dcm.history_event.to_stage IS 'Stage after';
COMMENT ON COLUMN dcm.history_event.actor IS 'Login';
COMMENT ON COLUMN dcm.history_event.on_behalf_of IS 'For whom, without the name';
COMMENT ON COLUMN dcm.history_event.at IS 'When';
COMMENT ON COLUMN dcm.history_event.detail IS 'What the event keeps';
COMMENT ON COLUMN dcm.history_event.hash IS 'Hash of the chain';
COMMENT ON COLUMN dcm.history_event.effects IS 'Effects of the transition';
COMMENT ON COLUMN dcm.history_event.department_before IS 'Main department before';
COMMENT ON COLUMN dcm.history_event.department_code IS 'Main department after';
COMMENT ON COLUMN dcm.history_event.supervisor_before IS 'Supervisor asked before';
COMMENT ON COLUMN dcm.history_event.supervisor IS 'Supervisor asked after';
COMMENT ON COLUMN dcm.history_event.round IS 'Round after';
