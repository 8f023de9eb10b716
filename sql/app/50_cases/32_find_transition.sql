CREATE FUNCTION dcm_app.find_transition(p_stage text, p_action text, p_detail jsonb)
RETURNS dcm.transition
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    a dcm.action;
    t dcm.transition;
BEGIN
    SELECT * INTO a FROM dcm.action AS x WHERE x.code = p_action;
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('没有“%s”这个操作', left(coalesce(p_action, ''), 60)), '',
            jsonb_build_object('key', 'unknown_action', 'action', left(p_action, 60)));
    END IF;
    SELECT * INTO t FROM dcm.transition AS x
    WHERE x.from_stage = p_stage AND x.action = p_action AND x.outcome IN ('', coalesce(p_detail ->> a.outcome_key, ''))
    ORDER BY x.outcome DESC LIMIT 1;
    IF FOUND THEN
        RETURN t;
    END IF;
    SELECT * INTO t FROM dcm.transition AS x WHERE x.from_stage = p_stage AND x.action = p_action LIMIT 1;
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC001',
            format('“%s”阶段不能“%s”', (SELECT s.label_zh FROM dcm.stage AS s WHERE s.code = p_stage), a.label_zh),
            '请刷新后按当前阶段可用的操作办理',
            jsonb_build_object('key', 'not_in_this_stage', 'stage', p_stage, 'action', p_action));
    ELSIF coalesce(btrim(p_detail ->> a.outcome_key, E' \t\r\n　'), '') IN ('', '{}', '[]') THEN
        RETURN t;  -- check_demands will name the missing key
    END IF;
    PERFORM dcm_app.raise_error('DC003', format('“%s”不能是“%s”', a.outcome_key, left(p_detail ->> a.outcome_key, 60)), '',
        jsonb_build_object('key', 'bad_outcome', 'field', a.outcome_key));
END;
$$;
COMMENT ON FUNCTION dcm_app.find_transition(text, text, jsonb) IS
    'The transition row that an action takes from a stage; DC003 for an unknown action or outcome, DC001 where the stage does not offer it';
