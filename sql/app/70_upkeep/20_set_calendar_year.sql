CREATE FUNCTION dcm_app.set_calendar_year(p_calendar text, p_year int, p_status text, p_days jsonb)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF NOT dcm_app.holds(ARRAY['dcm_admin']) THEN
        PERFORM dcm_app.raise_error('DC001', '只有系统管理员能维护工作日历', '', '{"key": "not_allowed"}');
    END IF;
    INSERT INTO dcm.calendar_year AS k (calendar, year, status) VALUES (p_calendar, p_year, p_status)
    ON CONFLICT (calendar, year) DO UPDATE SET status = excluded.status;
    DELETE FROM dcm.calendar_day AS d WHERE d.calendar = p_calendar AND extract(year FROM d.day) = p_year;
    INSERT INTO dcm.calendar_day (calendar, day, working, label_zh)
    SELECT p_calendar, (d ->> 'day')::date, (d ->> 'working')::boolean, d ->> 'label_zh'
    FROM jsonb_array_elements(p_days) AS d WHERE extract(year FROM (d ->> 'day')::date) = p_year;
    PERFORM dcm_app.rebuild_spans(p_calendar);
    RETURN dcm_app.move_provisional_deadlines();
END;
$$;
COMMENT ON FUNCTION dcm_app.set_calendar_year(text, int, text, jsonb) IS
    'Loads a year of a work calendar (days: [{day, working, label_zh}]) and recomputes provisional deadlines; returns how many moved';
