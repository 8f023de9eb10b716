CREATE FUNCTION dcm_app.drop_work_hours(p_calendar text, p_valid_from date, p_dry boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    effect jsonb;
BEGIN
    PERFORM dcm_app.hold_calendars(p_dry);
    IF NOT EXISTS (SELECT FROM dcm.work_hours AS h WHERE h.calendar = p_calendar AND h.valid_from = p_valid_from) THEN
        PERFORM dcm_app.raise_error('DC004', format('没有从 %s 起的作息时间', p_valid_from), '请从列表中选择',
            jsonb_build_object('key', 'unknown_hours', 'day', p_valid_from));
    END IF;
    IF NOT EXISTS (SELECT FROM dcm.work_hours AS h WHERE h.calendar = p_calendar AND h.valid_from <> p_valid_from) THEN
        PERFORM dcm_app.raise_error('DC003', '日历至少要有一段作息时间', '可以修改它，不能删除', '{"key": "hours_last"}');
    END IF;
    PERFORM dcm_app.check_past_hours(p_calendar, p_valid_from);
    BEGIN
        DELETE FROM dcm.work_hours AS h WHERE h.calendar = p_calendar AND h.valid_from = p_valid_from;
        effect := dcm_app.calendar_effect(p_calendar, 1, p_dry);
        IF p_dry THEN
            RAISE EXCEPTION USING ERRCODE = 'DC099', MESSAGE = 'taken back';
        END IF;
    EXCEPTION
        WHEN SQLSTATE 'DC099' THEN NULL;
    END;
    RETURN effect;
END;
$$;
COMMENT ON FUNCTION dcm_app.drop_work_hours(text, date, boolean) IS
    'Takes the working hours of a calendar away that began on a day, so that those before them go on; answers what it does to running cases, and with the last parameter true takes it back';
