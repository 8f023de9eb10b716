CREATE FUNCTION dcm_app.require_calendar(p_calendar text)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM dcm.work_calendar AS k WHERE k.code = p_calendar) THEN
        PERFORM dcm_app.raise_error('DC003', format('没有“%s”这个工作日历', left(coalesce(p_calendar, ''), 60)), '请从列表中选择',
            jsonb_build_object('key', 'unknown_calendar', 'calendar', left(p_calendar, 60)));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.require_calendar(text) IS 'DC003 if there is no such work calendar';
