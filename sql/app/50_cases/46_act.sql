CREATE FUNCTION dcm_app.act(task_no text, action text, expected_version int, detail jsonb DEFAULT '{}')
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    me dcm_app.identity := dcm_app.me();
    c dcm.case_file := dcm_app.act_core(me, task_no, action, expected_version, detail);
BEGIN
    RETURN jsonb_build_object(
        'task_no', c.task_no, 'stage', c.stage, 'version', c.version, 'due_at', c.due_at, 'warn_at', c.warn_at,
        'case_no', c.case_no, 'round', c.round, 'handled_at', c.handled_at, 'grid_code', c.grid_code,
        'due_provisional', c.due_provisional
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.act(text, text, int, jsonb) IS
    'Does an action on a case that was seen in expected_version; DC001-DC005. Answers at least task_no, stage, version, due_at';
