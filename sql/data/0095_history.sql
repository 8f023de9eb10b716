CREATE UNLOGGED TABLE dcm.history_case (
    n integer PRIMARY KEY,
    case_id integer NOT NULL,
    task_no text NOT NULL,
    case_no text,
    client_uuid uuid NOT NULL,
    kind text NOT NULL,
    class_standard text NOT NULL,
    class_code text NOT NULL,
    component_code text,
    source text NOT NULL,
    urgent boolean NOT NULL,
    description text NOT NULL,
    address text,
    place_state text NOT NULL,
    street_code text,
    community_code text,
    grid_code text,
    grade text NOT NULL,
    registered_by text NOT NULL,
    occurred_at timestamptz,
    registered_at timestamptz NOT NULL,
    person_name text,
    person_phone text,
    limit_amount numeric,
    limit_unit text,
    filed_at timestamptz,
    dispatched_at timestamptz,
    due_at timestamptz,
    warn_at timestamptz,
    geom geometry(Point, 4547)
);
COMMENT ON TABLE dcm.history_case IS 'Working table of write_history: the cases of a batch; empty between batches';
COMMENT ON COLUMN dcm.history_case.n IS 'Number in the batch';
COMMENT ON COLUMN dcm.history_case.case_id IS 'Key that the case will have';
COMMENT ON COLUMN dcm.history_case.task_no IS '任务号';
COMMENT ON COLUMN dcm.history_case.case_no IS '案卷号';
COMMENT ON COLUMN dcm.history_case.client_uuid IS 'UUID of the report';
COMMENT ON COLUMN dcm.history_case.kind IS 'As in case_file';
COMMENT ON COLUMN dcm.history_case.class_standard IS 'As in case_file';
COMMENT ON COLUMN dcm.history_case.class_code IS 'As in case_file';
COMMENT ON COLUMN dcm.history_case.component_code IS 'As in case_file';
COMMENT ON COLUMN dcm.history_case.source IS 'As in case_file';
COMMENT ON COLUMN dcm.history_case.urgent IS 'As in case_file';
COMMENT ON COLUMN dcm.history_case.description IS 'As in case_file';
COMMENT ON COLUMN dcm.history_case.address IS 'As in case_file';
COMMENT ON COLUMN dcm.history_case.place_state IS 'As in case_file';
COMMENT ON COLUMN dcm.history_case.street_code IS 'As in case_file';
COMMENT ON COLUMN dcm.history_case.community_code IS 'As in case_file';
COMMENT ON COLUMN dcm.history_case.grid_code IS 'As in case_file';
COMMENT ON COLUMN dcm.history_case.grade IS 'As in case_file';
COMMENT ON COLUMN dcm.history_case.registered_by IS 'As in case_file';
COMMENT ON COLUMN dcm.history_case.occurred_at IS 'As in case_file';
COMMENT ON COLUMN dcm.history_case.registered_at IS 'As in case_file';
COMMENT ON COLUMN dcm.history_case.person_name IS 'Name of the reporter';
COMMENT ON COLUMN dcm.history_case.person_phone IS 'Telephone of the reporter';
COMMENT ON COLUMN dcm.history_case.limit_amount IS 'Limit that the clock started with';
COMMENT ON COLUMN dcm.history_case.limit_unit IS 'Its unit';
COMMENT ON COLUMN dcm.history_case.filed_at IS 'First filing';
COMMENT ON COLUMN dcm.history_case.dispatched_at IS 'First dispatch';
COMMENT ON COLUMN dcm.history_case.due_at IS 'Deadline';
COMMENT ON COLUMN dcm.history_case.warn_at IS 'When the lamp turns yellow';
COMMENT ON COLUMN dcm.history_case.geom IS 'Place, EPSG:4547';
