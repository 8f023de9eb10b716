CREATE FUNCTION dcm_app.write_history(p_batch jsonb)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
SET jit = off
SET timezone = 'Asia/Shanghai'
AS $$
DECLARE
    written int;
BEGIN
    IF NOT dcm_app.holds(ARRAY['dcm_admin']) THEN
        PERFORM dcm_app.raise_error('DC001', '只有系统管理员能导入历史案件', '', '{"key": "not_allowed"}');
    END IF;
    IF jsonb_typeof(p_batch) IS DISTINCT FROM 'array' THEN
        PERFORM dcm_app.raise_error('DC003', '历史案件应是一个 JSON 数组', '', '{"key": "bad_history"}');
    END IF;
    IF (dcm_app.setting_value('renew_limit_on_redispatch'))::boolean THEN
        PERFORM dcm_app.raise_error('DC003', '设为“再次派遣重新计时”时不能导入历史案件', '请先把该参数设回 false',
            '{"key": "bad_history"}');
    END IF;
    IF dcm_app.setting_value('rollback_stops_clock')::boolean THEN
        PERFORM dcm_app.raise_error('DC003', '设为“回退期间停止计时”时不能导入历史案件', '请先把该参数设回 false',
            '{"key": "bad_history"}');
    END IF;
    LOCK TABLE dcm.history_case, dcm.history_step, dcm.history_event IN EXCLUSIVE MODE;
    TRUNCATE dcm.history_case, dcm.history_step, dcm.history_event;
    PERFORM dcm_app.history_stage(p_batch);
    PERFORM dcm_app.history_clock();
    PERFORM dcm_app.history_chain();
    PERFORM dcm_app.history_check();
    PERFORM dcm_app.history_write();
    INSERT INTO dcm.history_import (imported_by, imported_at, cases, first_task_no, last_task_no)
    SELECT session_user, clock_timestamp(), count(*), min(h.task_no), max(h.task_no) FROM dcm.history_case AS h
    RETURNING cases INTO written;
    TRUNCATE dcm.history_case, dcm.history_step, dcm.history_event;
    PERFORM pg_notify('dcm', jsonb_build_object('topic', 'cases', 'batch', written)::text);
    RETURN written;
EXCEPTION WHEN data_exception OR integrity_constraint_violation OR feature_not_supported THEN  -- the last: an endless time
    PERFORM dcm_app.raise_error('DC003', left('历史案件的内容不对：' || sqlerrm, 500), '整批都没有写入；改正后重新导入',
        '{"key": "bad_history"}');
END;
$$;
COMMENT ON FUNCTION dcm_app.write_history(jsonb) IS
    'The set-based twin of register_case and act for past cases: [{report, at, actor, steps: [{action, at, actor, detail}]}]; all or nothing, returns how many';
