CREATE FUNCTION dcm_app.urge_case(task_no text, call jsonb)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN dcm_app.call_on_case(task_no, 'urge', call, jsonb_strip_nulls(jsonb_build_object(
        'text', dcm_app.text_of(call, 'text', 20000),
        'reporter_name', dcm_app.text_of(call, 'reporter_name', 100),
        'reporter_phone', dcm_app.phone_of(call, 'reporter_phone')
    )));
END;
$$;
COMMENT ON FUNCTION dcm_app.urge_case(text, jsonb) IS
    'A caller asks again for a running case (催办); the department hears it as of any change. Answers at least task_no, stage, version, urge_count, department_code, department_name, due_at, repeated';
