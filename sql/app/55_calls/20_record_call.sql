CREATE FUNCTION dcm_app.record_call(call jsonb)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    me dcm_app.identity := dcm_app.me();
    simple constant text[] := ARRAY['inquiry', 'progress', 'other'];
    given uuid := dcm_app.uuid_of(call);
    r dcm.call_record;
    c dcm.case_file;
    words text;
    repeated boolean := true;
BEGIN
    IF NOT me.roles && ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch'] THEN
        PERFORM dcm_app.raise_error('DC001', '您不能登记来电', '登记来电要有受理员、值班长或派遣员角色', '{"key": "not_allowed"}');
    END IF;
    IF jsonb_typeof(call) IS DISTINCT FROM 'object' THEN
        PERFORM dcm_app.raise_error('DC003', '来电内容应是一个 JSON 对象', '', '{"key": "bad_report"}');
    END IF;
    r := dcm_app.earlier_call(given, simple, NULL);
    IF r.id IS NULL THEN
        IF coalesce(call ->> 'kind', '') <> ALL (simple) THEN
            PERFORM dcm_app.raise_error('DC003', '来电类型应是咨询解答、查询进度或其他', 'kind 用 inquiry、progress 或 other',
                '{"key": "bad_call_kind"}');
        END IF;
        words := dcm_app.text_of(call, 'subject', 2000);
        IF words IS NULL THEN
            PERFORM dcm_app.raise_error('DC005', '还缺：来电事由', '请写明来电人要问什么',
                '{"key": "demand_not_met", "missing": ["subject"]}');
        END IF;
        IF nullif(call ->> 'task_no', '') IS NOT NULL THEN
            c := dcm_app.case_for(me, call ->> 'task_no');
        END IF;
        r := dcm_app.write_call(me, call || jsonb_build_object('client_uuid', given), call ->> 'kind', words, c.id, NULL);
        repeated := r.id IS NULL;
        IF repeated THEN  -- sent by two connections at once: the other one won
            r := dcm_app.earlier_call(given, simple, NULL);
        END IF;
    END IF;
    RETURN jsonb_build_object('call_no', r.call_no, 'kind', r.kind, 'at', r.at, 'repeated', repeated);
END;
$$;
COMMENT ON FUNCTION dcm_app.record_call(jsonb) IS
    'Records a call that makes no case (咨询解答, 查询进度, 其他); the same client_uuid twice makes one. Answers call_no, kind, at, repeated';
