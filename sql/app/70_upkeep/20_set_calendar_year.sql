CREATE FUNCTION dcm_app.set_calendar_year(p_calendar text, p_year int, p_status text, p_days jsonb)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF NOT dcm_app.holds(ARRAY['dcm_admin']) THEN
        PERFORM dcm_app.raise_error('DC001', '只有系统管理员能维护工作日历', '', '{"key": "not_allowed"}');
    END IF;
    IF p_year IS NULL OR p_year NOT BETWEEN 2000 AND 2200 OR coalesce(p_status, '') NOT IN ('official', 'provisional')
        OR jsonb_typeof(p_days) IS DISTINCT FROM 'array'
        OR NOT EXISTS (SELECT FROM dcm.work_calendar AS k WHERE k.code = p_calendar) THEN
        PERFORM dcm_app.raise_error('DC003', '没有这个工作日历，或年份、状态不对', '状态用 official（正式）或 provisional（暂定）',
            '{"key": "bad_calendar"}');
    END IF;
    INSERT INTO dcm.calendar_year AS k (calendar, year, status) VALUES (p_calendar, p_year, p_status)
    ON CONFLICT (calendar, year) DO UPDATE SET status = excluded.status;
    DELETE FROM dcm.calendar_day AS d WHERE d.calendar = p_calendar AND extract(year FROM d.day) = p_year;
    INSERT INTO dcm.calendar_day (calendar, day, working, label_zh)
    SELECT p_calendar, (d ->> 'day')::date, (d ->> 'working')::boolean, d ->> 'label_zh'
    FROM jsonb_array_elements(p_days) AS d;
    IF EXISTS (SELECT FROM jsonb_array_elements(p_days) AS d WHERE extract(year FROM (d ->> 'day')::date) <> p_year) THEN
        PERFORM dcm_app.raise_error('DC003', '有的日期不在该年', '整年都没有写入', '{"key": "bad_calendar"}');
    END IF;
    PERFORM dcm_app.rebuild_spans(p_calendar);
    RETURN dcm_app.move_provisional_deadlines();
EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    PERFORM dcm_app.raise_error('DC003', left('工作日历的内容不对：' || sqlerrm, 500), '日期形如 2027-01-01，每天要有 working 和 label_zh',
        '{"key": "bad_calendar"}');
END;
$$;
COMMENT ON FUNCTION dcm_app.set_calendar_year(text, int, text, jsonb) IS
    'Loads a year of a work calendar (days: [{day, working, label_zh}]) and recomputes provisional deadlines; returns how many moved';
