-- Kept small, because the rows of cases that were refused stay: nothing follows that would take them away.
COMMENT ON TABLE dcm.case_undo IS 'What the last event of a case changed, as it was before (撤回); the next event takes the row away';
COMMENT ON COLUMN dcm.case_undo.case_before IS 'Columns of case_file that it changed, as they were; nothing of the chain (version, last_at, last_hash) and of the claim';
COMMENT ON COLUMN dcm.case_undo.fact_before IS 'Row of case_fact as it was, if there was one';
COMMENT ON COLUMN dcm.case_undo.assignments_before IS 'Rows of assignment as they were';
COMMENT ON COLUMN dcm.case_undo.field_tasks_before IS 'Rows of field_task as they were';
