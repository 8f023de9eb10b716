CREATE FUNCTION dcm_app.check_setting_calendar(p_key text, p_code text)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM dcm.work_calendar AS k WHERE k.code = p_code) THEN
        PERFORM dcm_app.raise_bad_setting(p_key, format('没有“%s”这个工作日历', left(p_code, 60)), '{"wants": "choice"}');
    END IF;
    -- A calendar without working time ahead would leave every new case without a deadline.
    IF NOT EXISTS (SELECT FROM dcm.work_span AS s WHERE s.calendar = p_code AND s.to_at > now()) THEN
        PERFORM dcm_app.raise_bad_setting(p_key, format('工作日历“%s”还没有今天以后的工作时间，请先录入年份和作息', p_code),
            jsonb_build_object('wants', 'calendar_with_time', 'calendar', p_code));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_setting_calendar(text, text) IS 'DC003 unless a work calendar is there and has working time ahead';
