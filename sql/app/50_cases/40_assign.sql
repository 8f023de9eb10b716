CREATE FUNCTION dcm_app.assign(c dcm.case_file, p_detail jsonb, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    helpers text[];
    wrong text;
    first boolean := c.dispatched_at IS NULL;
BEGIN
    IF jsonb_typeof(p_detail -> 'co_departments') NOT IN ('array', 'null') THEN
        PERFORM dcm_app.raise_error('DC003', '协办部门应是一个列表', '', '{"key": "bad_detail"}');
    END IF;
    helpers := ARRAY(
        SELECT DISTINCT x FROM jsonb_array_elements_text(nullif(p_detail -> 'co_departments', 'null')) AS x
        WHERE x <> p_detail ->> 'department'
    );
    -- Held as the foreign key will hold them: a department that is being closed is waited for, and then found closed.
    PERFORM FROM dcm.department AS d WHERE d.code = ANY (helpers || (p_detail ->> 'department')) ORDER BY d.code FOR KEY SHARE;
    SELECT x INTO wrong FROM unnest(helpers || ARRAY[p_detail ->> 'department']) AS x
    WHERE NOT EXISTS (SELECT FROM dcm.department AS d WHERE d.code = x AND d.active) LIMIT 1;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('没有“%s”这个部门，或已停用', wrong), '请从部门表中选择',
            jsonb_build_object('key', 'unknown_department', 'department', wrong));
    END IF;
    c.department_code := p_detail ->> 'department';
    c := dcm_app.start_clock(c, p_at);
    INSERT INTO dcm.assignment (case_id, department_code, is_main, round, assigned_at, due_at)
    SELECT c.id, x, x = c.department_code, c.round, p_at, c.due_at
    FROM unnest(ARRAY[c.department_code] || helpers) AS x;
    IF first THEN
        PERFORM dcm_app.make_steps(c);
    END IF;
    UPDATE dcm.case_fact AS f SET
        department_code = c.department_code, first_department = coalesce(f.first_department, c.department_code),
        dispatched_at = c.dispatched_at, due_at = c.due_at
    WHERE f.case_id = c.id;
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.assign(dcm.case_file, jsonb, timestamptz) IS 'Gives the case to its main department and co-departments and starts the clock';
