CREATE FUNCTION dcm_app.join_case(task_no text, report jsonb)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN dcm_app.call_on_case(task_no, 'join', report, jsonb_strip_nulls(jsonb_build_object(
        'description', dcm_app.text_of(report, 'description', 20000),
        'source', dcm_app.source_code(dcm_app.me(), dcm_app.text_of(report, 'source', 40)),
        'told', dcm_app.flag_of(report, 'told'),
        'reporter_name', dcm_app.text_of(report, 'reporter_name', 100),
        'reporter_phone', dcm_app.phone_of(report, 'reporter_phone')
    )));
END;
$$;
COMMENT ON FUNCTION dcm_app.join_case(text, jsonb) IS
    'Adds a reporter to a running case (合并上报) instead of registering it again; the same client_uuid twice adds one. Answers at least task_no, stage, version, reporter_count, department_name, due_at, repeated';
