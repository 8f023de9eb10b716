CREATE FUNCTION dcm_app.call_on_case(p_task_no text, p_action text, call jsonb, p_detail jsonb)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    me dcm_app.identity := dcm_app.me();
    given uuid := dcm_app.uuid_of(call);
    -- The lock first: whoever waits for it then finds the other's call, and the version is the present one.
    c dcm.case_file := dcm_app.lock_case(me, p_task_no);
    r dcm.call_record;
    repeated boolean := true;
BEGIN
    IF NOT EXISTS (
        SELECT FROM dcm.transition_role AS t WHERE t.action = p_action AND t.role = ANY (me.roles)
            AND (t.permission IS NULL OR t.permission = ANY (me.permissions))
    ) THEN
        PERFORM dcm_app.raise_error('DC001', '您不能对该案件做这个操作', '请由受理员或值班长办理',
            jsonb_build_object('key', 'not_allowed', 'action', p_action));
    END IF;
    IF jsonb_typeof(call) IS DISTINCT FROM 'object' THEN
        PERFORM dcm_app.raise_error('DC003', '来电内容应是一个 JSON 对象', '', '{"key": "bad_report"}');
    END IF;
    r := dcm_app.earlier_call(given, ARRAY[p_action], c.id);
    IF r.id IS NULL THEN
        IF c.finished_at IS NOT NULL THEN
            PERFORM dcm_app.raise_error('DC003', '案件已经办结，不能再并入或催办', '问题又出现就重新登记；只是询问就记一条来电',
                jsonb_build_object('key', 'case_finished', 'stage', c.stage, 'finished_at', c.finished_at));
        END IF;
        r := dcm_app.write_call(me, call || jsonb_build_object('client_uuid', given), p_action,
            coalesce(p_detail ->> 'text', p_detail ->> 'description', c.description), c.id, c.version + 1);
        repeated := r.id IS NULL;
        IF repeated THEN  -- the same UUID on another case at the same time
            r := dcm_app.earlier_call(given, ARRAY[p_action], c.id);
        ELSE
            c := dcm_app.act_core(me, c.task_no, p_action, c.version, p_detail);
        END IF;
    END IF;
    RETURN jsonb_build_object(
        'task_no', c.task_no, 'stage', c.stage, 'version', c.version, 'reporter_count', c.reporter_count,
        'urge_count', c.urge_count, 'urged_at', c.urged_at, 'department_code', c.department_code,
        'department_name', (SELECT d.label_zh FROM dcm.department AS d WHERE d.code = c.department_code),
        'due_at', c.due_at, 'call_no', r.call_no, 'repeated', repeated
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.call_on_case(text, text, jsonb, jsonb) IS
    'A call that joins a running case or asks again: event, person and call in one; asks for no version, since it only appends';
