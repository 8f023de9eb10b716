CREATE FUNCTION dcm_app.running_cases_of(p_department text)
RETURNS TABLE (case_id int, task_no text, is_main boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT c.id, c.task_no, bool_or(a.is_main)
    FROM dcm.assignment AS a
    INNER JOIN dcm.case_file AS c ON c.id = a.case_id
    WHERE a.department_code = p_department AND a.visible AND a.running
    GROUP BY c.id, c.task_no
    ORDER BY c.task_no;
END;
$$;
COMMENT ON FUNCTION dcm_app.running_cases_of(text) IS 'Running cases that a department has now, as main or co-department, by number';
