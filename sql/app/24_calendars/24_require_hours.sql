CREATE FUNCTION dcm_app.require_hours(p_calendar text)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM dcm.work_span AS s WHERE s.calendar = p_calendar AND s.from_at >= now()
    ) THEN
        PERFORM dcm_app.raise_error('DC003', format('工作日历“%s”还没有作息时间或年份，不能启用', p_calendar), '请先录入作息时间和年份',
            jsonb_build_object('key', 'calendar_empty', 'calendar', p_calendar));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.require_hours(text) IS 'DC003 for a calendar without any working time from now on: no clock could run by it';
