CREATE TABLE dcm.case_fact (
    case_id integer PRIMARY KEY REFERENCES dcm.case_file,
    department_code text,
    first_department text,
    street_code text,
    community_code text,
    grid_code text,
    kind text NOT NULL,
    class_code text NOT NULL,
    source text NOT NULL,
    filed_by text NOT NULL,
    filed_at timestamptz NOT NULL,
    dispatched_by text,
    dispatched_at timestamptz,
    due_at timestamptz,
    handled_at timestamptz,
    finished_at timestamptz,
    closed boolean NOT NULL DEFAULT false,
    voided boolean NOT NULL DEFAULT false,
    rework_count integer NOT NULL DEFAULT 0,
    return_count integer NOT NULL DEFAULT 0
);
CREATE INDEX case_fact_filed ON dcm.case_fact (filed_at);
CREATE INDEX case_fact_handled ON dcm.case_fact (handled_at);
CREATE INDEX case_fact_finished ON dcm.case_fact (finished_at);
CREATE INDEX case_fact_unhandled ON dcm.case_fact (due_at) WHERE handled_at IS NULL;
CREATE INDEX case_fact_unfinished ON dcm.case_fact (handled_at) WHERE finished_at IS NULL;
COMMENT ON TABLE dcm.case_fact IS 'One flat row a filed case, derived from its events; all evaluation reads it';
COMMENT ON COLUMN dcm.case_fact.case_id IS 'Case';
COMMENT ON COLUMN dcm.case_fact.department_code IS 'Main department charged: the last one it was dispatched to';
COMMENT ON COLUMN dcm.case_fact.first_department IS 'Department of the first dispatch, for accuracy';
COMMENT ON COLUMN dcm.case_fact.street_code IS 'Street';
COMMENT ON COLUMN dcm.case_fact.community_code IS 'Community';
COMMENT ON COLUMN dcm.case_fact.grid_code IS 'Unit grid';
COMMENT ON COLUMN dcm.case_fact.kind IS 'component or event';
COMMENT ON COLUMN dcm.case_fact.class_code IS 'Class code';
COMMENT ON COLUMN dcm.case_fact.source IS 'Where the report came from';
COMMENT ON COLUMN dcm.case_fact.filed_by IS 'Login that filed it';
COMMENT ON COLUMN dcm.case_fact.filed_at IS '立案时间';
COMMENT ON COLUMN dcm.case_fact.dispatched_by IS 'Login of the first dispatch';
COMMENT ON COLUMN dcm.case_fact.dispatched_at IS 'First dispatch';
COMMENT ON COLUMN dcm.case_fact.due_at IS 'Deadline';
COMMENT ON COLUMN dcm.case_fact.handled_at IS 'Last accepted report that it is done';
COMMENT ON COLUMN dcm.case_fact.finished_at IS 'Closing or voiding';
COMMENT ON COLUMN dcm.case_fact.closed IS 'Whether it was closed (结案)';
COMMENT ON COLUMN dcm.case_fact.voided IS 'Whether it ended without being closed (作废); such a case is charged to nobody';
COMMENT ON COLUMN dcm.case_fact.rework_count IS 'Failed checks (返工次数)';
COMMENT ON COLUMN dcm.case_fact.return_count IS 'Times a department sent it back (回退次数)';
