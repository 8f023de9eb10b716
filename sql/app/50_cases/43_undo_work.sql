CREATE FUNCTION dcm_app.undo_work(u dcm.case_undo)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    -- What an undone step handed out goes away altogether: nobody was asked, and no evaluation shall count it. That it
    -- happened stands in the history of the case.
    DELETE FROM dcm.assignment AS a
    WHERE a.case_id = u.case_id AND NOT a.id IN (SELECT (x ->> 'id')::int FROM jsonb_array_elements(u.assignments_before) AS x);
    UPDATE dcm.assignment AS a SET
        due_at = was.due_at, handled_at = was.handled_at, ended_at = was.ended_at, visible = was.visible
    FROM jsonb_populate_recordset(NULL::dcm.assignment, u.assignments_before) AS was
    WHERE a.id = was.id AND a IS DISTINCT FROM was;
    DELETE FROM dcm.field_task AS t
    WHERE t.case_id = u.case_id AND NOT t.id IN (SELECT (x ->> 'id')::int FROM jsonb_array_elements(u.field_tasks_before) AS x);
    UPDATE dcm.field_task AS t SET answered_at = was.answered_at, outcome = was.outcome
    FROM jsonb_populate_recordset(NULL::dcm.field_task, u.field_tasks_before) AS was
    WHERE t.id = was.id AND t IS DISTINCT FROM was;
    DELETE FROM dcm.case_fact AS f WHERE f.case_id = u.case_id AND to_jsonb(f) IS DISTINCT FROM u.fact_before;
    INSERT INTO dcm.case_fact
    SELECT was.* FROM jsonb_populate_record(NULL::dcm.case_fact, u.fact_before) AS was WHERE u.fact_before IS NOT NULL
    ON CONFLICT (case_id) DO NOTHING;
END;
$$;
COMMENT ON FUNCTION dcm_app.undo_work(dcm.case_undo) IS
    'Puts assignments, field tasks and the fact row of evaluation back as they were before an undone event';
