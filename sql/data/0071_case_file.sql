CREATE TABLE dcm.case_file (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_no text NOT NULL UNIQUE,
    case_no text,
    external_no text,
    client_uuid uuid NOT NULL UNIQUE,
    stage text NOT NULL REFERENCES dcm.stage,
    kind text NOT NULL,
    class_standard text NOT NULL,
    class_code text NOT NULL,
    component_code text,
    source text NOT NULL,
    urgent boolean NOT NULL DEFAULT false,
    description text NOT NULL,
    address text,
    place_state text NOT NULL CHECK (place_state IN ('ok', 'unknown', 'outside')),
    street_code text,
    community_code text,
    grid_code text,
    edition text,
    condition_code text,
    grade text NOT NULL DEFAULT 'B',
    limit_amount numeric,
    limit_unit text,
    department_code text,
    supervisor text,
    registered_by text NOT NULL,
    occurred_at timestamptz,
    registered_at timestamptz NOT NULL,
    filed_at timestamptz,
    dispatched_at timestamptz,
    due_at timestamptz,
    warn_at timestamptz,
    clock_from timestamptz,
    clock_amount numeric,
    clock_unit text,
    due_provisional boolean NOT NULL DEFAULT false,
    handled_at timestamptz,
    finished_at timestamptz,
    round integer NOT NULL DEFAULT 1,
    version integer NOT NULL,
    last_at timestamptz NOT NULL,
    last_hash bytea NOT NULL,
    geom geometry(Point, 4547),
    FOREIGN KEY (class_standard, kind, class_code) REFERENCES dcm.class
) WITH (fillfactor = 85);
-- What is open stays small, so its indexes do too: nothing that an operator reads grows with the archive.
-- In the order of the queue, so that its first page ends after as many rows as it shows.
CREATE INDEX case_open ON dcm.case_file (urgent DESC, due_at, registered_at, id) WHERE finished_at IS NULL;
CREATE INDEX case_open_geom ON dcm.case_file USING gist (geom) WHERE finished_at IS NULL;
CREATE INDEX case_component ON dcm.case_file (component_code, finished_at) WHERE component_code IS NOT NULL;
CREATE INDEX case_finished_class ON dcm.case_file (class_code, finished_at) WHERE finished_at IS NOT NULL;
CREATE UNIQUE INDEX case_file_number ON dcm.case_file (case_no) WHERE case_no IS NOT NULL;
CREATE INDEX case_registered ON dcm.case_file USING brin (registered_at);
COMMENT ON TABLE dcm.case_file IS 'The case (案卷): its present state; written only through register_case, act and their set-based twin';
COMMENT ON COLUMN dcm.case_file.id IS 'Key for QGIS';
COMMENT ON COLUMN dcm.case_file.task_no IS '任务号, given at registration: yyMMdd + 5 digits';
COMMENT ON COLUMN dcm.case_file.case_no IS '案卷号, given at filing';
COMMENT ON COLUMN dcm.case_file.external_no IS 'Number of the city platform';
COMMENT ON COLUMN dcm.case_file.client_uuid IS 'UUID of the report; the same report sent twice makes one case';
COMMENT ON COLUMN dcm.case_file.stage IS 'Stage';
COMMENT ON COLUMN dcm.case_file.kind IS 'component 部件 or event 事件';
COMMENT ON COLUMN dcm.case_file.class_standard IS 'Standard of the class';
COMMENT ON COLUMN dcm.case_file.class_code IS 'Class code';
COMMENT ON COLUMN dcm.case_file.component_code IS 'Component concerned';
COMMENT ON COLUMN dcm.case_file.source IS 'Where the report came from';
COMMENT ON COLUMN dcm.case_file.urgent IS '紧急';
COMMENT ON COLUMN dcm.case_file.description IS '问题描述';
COMMENT ON COLUMN dcm.case_file.address IS 'Place in words';
COMMENT ON COLUMN dcm.case_file.place_state IS 'ok, unknown (no position given) or outside (of the district)';
COMMENT ON COLUMN dcm.case_file.street_code IS 'Street, by position';
COMMENT ON COLUMN dcm.case_file.community_code IS 'Community, by position';
COMMENT ON COLUMN dcm.case_file.grid_code IS 'Unit grid, by position';
COMMENT ON COLUMN dcm.case_file.edition IS 'Handbook edition of the condition';
COMMENT ON COLUMN dcm.case_file.condition_code IS '立案条件';
COMMENT ON COLUMN dcm.case_file.grade IS 'Grade for the limit: A, B or C';
COMMENT ON COLUMN dcm.case_file.limit_amount IS 'Handling limit as it was at filing';
COMMENT ON COLUMN dcm.case_file.limit_unit IS 'Unit of the limit';
COMMENT ON COLUMN dcm.case_file.department_code IS 'Main department of the round (主办部门)';
COMMENT ON COLUMN dcm.case_file.supervisor IS 'Supervisor of the open field task';
COMMENT ON COLUMN dcm.case_file.registered_by IS 'Login that registered it';
COMMENT ON COLUMN dcm.case_file.occurred_at IS 'When the reporter saw it';
COMMENT ON COLUMN dcm.case_file.registered_at IS '上报时间';
COMMENT ON COLUMN dcm.case_file.filed_at IS '立案时间';
COMMENT ON COLUMN dcm.case_file.dispatched_at IS 'First dispatch (派遣时间): the clock starts';
COMMENT ON COLUMN dcm.case_file.due_at IS '截止时间';
COMMENT ON COLUMN dcm.case_file.warn_at IS 'When the lamp turns yellow: 80 % of the limit';
COMMENT ON COLUMN dcm.case_file.clock_from IS 'Dispatch from which the deadline runs: the first one, or where the district renews it the last';
COMMENT ON COLUMN dcm.case_file.clock_amount IS 'Limit with which the clock started; a condition amended later does not change it';
COMMENT ON COLUMN dcm.case_file.clock_unit IS 'Unit of that limit';
COMMENT ON COLUMN dcm.case_file.due_provisional IS 'Whether the deadline reaches into a provisional calendar year';
COMMENT ON COLUMN dcm.case_file.handled_at IS 'Last accepted report of the department that it is done';
COMMENT ON COLUMN dcm.case_file.finished_at IS 'Closing, refusal or voiding';
COMMENT ON COLUMN dcm.case_file.round IS 'Round of handling; a failed check adds one (返工)';
COMMENT ON COLUMN dcm.case_file.version IS 'Number of the last event';
COMMENT ON COLUMN dcm.case_file.last_at IS 'Time of the last event';
COMMENT ON COLUMN dcm.case_file.last_hash IS 'Hash of the last event, kept here so that the next one need not look it up';
COMMENT ON COLUMN dcm.case_file.geom IS 'Place, EPSG:4547';
