CREATE TABLE dcm.case_undo (
    case_id integer PRIMARY KEY REFERENCES dcm.case_file,
    seq integer NOT NULL,
    case_before jsonb NOT NULL,
    fact_before jsonb,
    assignments_before jsonb NOT NULL,
    field_tasks_before jsonb NOT NULL
);
COMMENT ON TABLE dcm.case_undo IS 'A case as it was before its last event, kept while that event may be undone (撤回); the next event takes the row away';
COMMENT ON COLUMN dcm.case_undo.case_id IS 'Case';
COMMENT ON COLUMN dcm.case_undo.seq IS 'Event that may be undone; another event since then makes the row worthless';
COMMENT ON COLUMN dcm.case_undo.case_before IS 'Row of case_file before it, without what the chain of events counts (version, last_at, last_hash) and without the claim';
COMMENT ON COLUMN dcm.case_undo.fact_before IS 'Row of case_fact before it, if there was one';
COMMENT ON COLUMN dcm.case_undo.assignments_before IS 'Rows of assignment before it';
COMMENT ON COLUMN dcm.case_undo.field_tasks_before IS 'Rows of field_task before it';
