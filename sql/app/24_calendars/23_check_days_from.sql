CREATE FUNCTION dcm_app.check_days_from(p_calendar text, p_from text)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF p_from IS NULL THEN
        RETURN;
    END IF;
    IF p_from <> p_calendar THEN
        PERFORM dcm_app.calendar_for(jsonb_build_object('calendar', p_from), 'calendar');
    END IF;
    IF p_from = p_calendar
        OR EXISTS (SELECT FROM dcm.work_calendar AS k WHERE k.days_from = p_calendar)
        OR EXISTS (SELECT FROM dcm.work_calendar AS k WHERE k.code = p_from AND k.days_from IS NOT NULL) THEN
        PERFORM dcm_app.raise_error('DC003', '日历只能从一个自己有年份的日历取日期，不能绕圈或一个接一个', '请选择自己录入年份的日历',
            jsonb_build_object('key', 'days_circle', 'calendar', p_calendar, 'days_from', p_from));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_days_from(text, text) IS
    'DC003 where a calendar would take its days from itself, from one that takes them itself, or others already take them from it';
