CREATE FUNCTION dcm_app.check_right(r dcm.transition_role, p_allowed boolean)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF p_allowed IS NULL THEN
        PERFORM dcm_app.raise_error('DC005', '还缺：是否允许', '', '{"key": "demand_not_met", "missing": ["allowed"]}');
    END IF;
    IF NOT EXISTS (SELECT FROM dcm.transition AS t WHERE t.from_stage = r.from_stage AND t.action = r.action) THEN
        PERFORM dcm_app.raise_error('DC003', format('这个阶段没有“%s”这个操作', left(coalesce(r.action, ''), 40)), '请从流程表中选择',
            '{"key": "unknown_action"}');
    END IF;
    IF NOT coalesce(r.role = ANY (dcm_app.group_roles()), false) OR (p_allowed AND r.role = 'dcm_surveyor') THEN
        PERFORM dcm_app.raise_error('DC003', CASE r.role WHEN 'dcm_surveyor' THEN '测绘员看不到案件，不能办理案件'
            ELSE format('没有“%s”这个角色', left(coalesce(r.role, ''), 40)) END, '请从角色中选择', '{"key": "unknown_role"}');
    END IF;
    IF r.permission !~ '^[a-z][a-z0-9_]{0,29}$' THEN
        PERFORM dcm_app.raise_error('DC003', '权限的名称不对', '用小写字母开头，只含小写字母、数字和下划线，不超过 30 位', '{"key": "bad_permission"}');
    END IF;
    -- Only a department or a supervisor can have answered by telephone or on paper.
    IF p_allowed AND r.on_behalf AND (r.role IN ('dcm_department', 'dcm_supervisor') OR NOT EXISTS (
        SELECT FROM dcm.transition_role AS o WHERE o.from_stage = r.from_stage AND o.action = r.action
            AND o.role IN ('dcm_department', 'dcm_supervisor') AND NOT o.on_behalf
    )) THEN
        PERFORM dcm_app.raise_error('DC003', '这个操作没有可以代为答复的人', '只有专业部门或监督员的答复可以代录', '{"key": "bad_on_behalf"}');
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_right(dcm.transition_role, boolean) IS 'DC003 or DC005 where a right makes no sense';
