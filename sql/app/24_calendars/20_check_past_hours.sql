CREATE FUNCTION dcm_app.check_past_hours(p_calendar text, p_from date)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    usual text := dcm_app.setting_value('calendar') #>> '{}';
    until date := (SELECT min(h.valid_from) FROM dcm.work_hours AS h WHERE h.calendar = p_calendar AND h.valid_from > p_from);
    closed text;
BEGIN
    IF p_from >= (now() AT TIME ZONE 'Asia/Shanghai')::date THEN
        RETURN;
    END IF;
    -- What was finished before these hours began was measured before them and stays so.
    SELECT c.task_no INTO closed
    FROM dcm.case_fact AS f
    INNER JOIN dcm.case_file AS c ON c.id = f.case_id
    WHERE f.finished_at >= p_from::timestamp AT TIME ZONE 'Asia/Shanghai' AND c.clock_unit IN ('work_hour', 'work_day')
        AND coalesce(c.clock_calendar, usual) = p_calendar
        AND (until IS NULL OR c.clock_from < until::timestamp AT TIME ZONE 'Asia/Shanghai')
    LIMIT 1;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('已结案件（如 %s）是按原来的作息时间计时的，%s 起的作息时间不能再改', closed, p_from),
            '请让新的作息时间从今天或以后开始', jsonb_build_object('key', 'hours_in_past', 'day', p_from, 'task_no', closed));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_past_hours(text, date) IS
    'DC003 where hours of the past would be changed by which finished cases were measured';
