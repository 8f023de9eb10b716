CREATE FUNCTION dcm_app.leading_case(me dcm_app.identity, c dcm.case_file, p_task_no text)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    l dcm.case_file := dcm_app.case_for(me, p_task_no);
    why text;
BEGIN
    -- Locked, or it could be bundled itself meanwhile. Not waited for: whoever holds it may wait for this one.
    SELECT * INTO l FROM dcm.case_file AS o WHERE o.id = l.id FOR SHARE SKIP LOCKED;
    why := CASE
        WHEN NOT FOUND THEN 'busy' WHEN l.id = c.id THEN 'itself' WHEN l.stage <> 'handling' THEN 'stage'
        WHEN l.department_code <> c.department_code THEN 'department' WHEN l.bundle_of IS NOT NULL THEN 'chain'
        WHEN l.due_at IS NULL THEN 'no_clock'
    END;
    IF why IS NOT NULL THEN
        PERFORM dcm_app.raise_error('DC003', format('不能与 %s 捆绑计时：%s', p_task_no, CASE why
            WHEN 'busy' THEN '该案件正在办理' WHEN 'itself' THEN '就是本案' WHEN 'stage' THEN '主案件应在处置阶段'
            WHEN 'department' THEN '主办部门不同' WHEN 'chain' THEN '它自己已与别的案件捆绑' ELSE '它不设时限' END),
            '请选择同一部门正在处置的案件', jsonb_build_object('key', 'bad_leading', 'why', why, 'leading', p_task_no));
    END IF;
    RETURN l;
END;
$$;
COMMENT ON FUNCTION dcm_app.leading_case(dcm_app.identity, dcm.case_file, text) IS
    'The case onto which another may be bundled: of the same department, in handling, with a clock of its own; DC003 otherwise';
