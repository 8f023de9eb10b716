CREATE FUNCTION dcm_app.check_calendar(p_calendar text)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    first_year int;
    missing int;
    first_hours date;
BEGIN
    SELECT min(y.year), min(y.year + 1) FILTER (WHERE y.following IS DISTINCT FROM y.year + 1 AND y.following IS NOT NULL)
    INTO first_year, missing
    FROM (
        SELECT k.year, lead(k.year) OVER (ORDER BY k.year) AS following FROM dcm.calendar_year AS k WHERE k.calendar = p_calendar
    ) AS y;
    IF missing IS NOT NULL THEN
        PERFORM dcm_app.raise_error('DC003', format('工作日历中间缺 %s 年', missing), format('请先录入 %s 年', missing),
            jsonb_build_object('key', 'calendar_gap', 'year', missing));
    END IF;
    SELECT min(h.valid_from) INTO first_hours FROM dcm.work_hours AS h WHERE h.calendar = p_calendar;
    IF first_hours > make_date(first_year, 1, 1) THEN
        PERFORM dcm_app.raise_error('DC003', format('作息时间从 %s 起才有，而日历从 %s 年开始', first_hours, first_year),
            format('第一段作息时间应从 %s-01-01 或更早开始', first_year),
            jsonb_build_object('key', 'hours_gap', 'day', first_hours, 'year', first_year));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_calendar(text) IS
    'DC003 where a year is missing between two others, or where the working hours begin after the first year does';
