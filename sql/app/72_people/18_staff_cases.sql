CREATE FUNCTION dcm_app.staff_cases(p_login text)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT coalesce(jsonb_agg(jsonb_build_object('task_no', x.task_no, 'department_code', x.department_code, 'was', x.due_at,
            'due_at', x.due_at) ORDER BY x.due_at, x.task_no), '[]')
        FROM (
            SELECT c.task_no, c.department_code, c.due_at FROM dcm.case_file AS c
            WHERE c.finished_at IS NULL AND (
                c.claimed_by = p_login
                OR c.id IN (SELECT f.case_id FROM dcm.field_task AS f WHERE f.supervisor = p_login AND f.answered_at IS NULL)
            )
            ORDER BY c.due_at, c.task_no LIMIT 200
        ) AS x
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.staff_cases(text) IS 'Running cases that a person has claimed or was sent to look at, at most 200, for an effect';
