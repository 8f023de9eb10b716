CREATE FUNCTION dcm_app.calendar_for(p jsonb, p_key text)
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    wanted text := p ->> p_key;
BEGIN
    IF NOT EXISTS (SELECT FROM dcm.work_calendar AS k WHERE k.code = wanted) THEN
        PERFORM dcm_app.raise_error('DC003', format('没有“%s”这个工作日历', left(coalesce(wanted, ''), 60)), '请从列表中选择',
            jsonb_build_object('key', 'unknown_calendar', 'calendar', left(wanted, 60)));
    END IF;
    RETURN wanted;
END;
$$;
COMMENT ON FUNCTION dcm_app.calendar_for(jsonb, text) IS 'Code of a work calendar named in a change; DC003 if there is none';
