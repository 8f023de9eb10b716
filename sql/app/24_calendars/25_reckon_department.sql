CREATE FUNCTION dcm_app.reckon_department(p_department text, p_from date, p_until date, p_dry boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    -- The department whose clock it is has an assignment of the moment at which the clock started.
    ids int[] := ARRAY(
        SELECT c.id
        FROM dcm.assignment AS a
        INNER JOIN dcm.case_file AS c ON c.id = a.case_id AND c.clock_from = a.assigned_at
        WHERE a.department_code = p_department AND a.is_main AND a.running AND c.finished_at IS NULL
            AND c.clock_from >= p_from::timestamp AT TIME ZONE 'Asia/Shanghai'
            AND (p_until IS NULL OR c.clock_from < p_until::timestamp AT TIME ZONE 'Asia/Shanghai')
    );
BEGIN
    PERFORM FROM dcm.case_file AS c WHERE c.id = ANY (ids) ORDER BY c.task_no FOR UPDATE;
    UPDATE dcm.case_file AS c SET clock_calendar = dcm_app.calendar_of(p_department, c.clock_from)
    WHERE c.id = ANY (ids) AND c.clock_calendar IS DISTINCT FROM dcm_app.calendar_of(p_department, c.clock_from);
    RETURN dcm_app.reckon_set(ids || ARRAY(
        SELECT m.id FROM dcm.case_file AS m WHERE m.bundle_of = ANY (ids) AND NOT m.id = ANY (ids)
    ), NOT p_dry);
END;
$$;
COMMENT ON FUNCTION dcm_app.reckon_department(text, date, date, boolean) IS
    'Running cases whose clock started for a department in a time, reckoned by the calendar that it now has for that time; part of set_department_calendar';
