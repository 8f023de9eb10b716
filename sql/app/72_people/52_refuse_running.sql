CREATE FUNCTION dcm_app.refuse_running(p_department text)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    numbers text[] := ARRAY(SELECT r.task_no FROM dcm_app.running_cases_of(p_department) AS r ORDER BY r.task_no);
BEGIN
    IF cardinality(numbers) > 0 THEN
        PERFORM dcm_app.raise_error('DC003',
            format('该部门还有 %s 件在办案件：%s%s', cardinality(numbers), array_to_string(numbers[1:5], '、'),
                CASE WHEN cardinality(numbers) > 5 THEN ' 等' ELSE '' END),
            '请选择接办的部门，案件会划转过去，时限不变',
            jsonb_build_object('key', 'department_has_cases', 'count', cardinality(numbers), 'cases', to_jsonb(numbers[1:5])));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.refuse_running(text) IS 'DC003 where a department has running cases: how many, and the first numbers';
