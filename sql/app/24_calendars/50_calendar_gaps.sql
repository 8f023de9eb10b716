CREATE FUNCTION dcm_app.calendar_gaps(today date DEFAULT NULL)
RETURNS TABLE (calendar text, label_zh text, label_en text, year int, status text, days_left int, departments int)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    now_day date := coalesce(today, (now() AT TIME ZONE 'Asia/Shanghai')::date);
    usual text := dcm_app.setting_value('calendar') #>> '{}';
BEGIN
    PERFORM dcm_app.me();
    RETURN QUERY
    WITH used AS (
        SELECT u.calendar, count(u.department_code)::int AS departments
        FROM (
            SELECT usual AS calendar, NULL::text AS department_code
            UNION ALL
            SELECT d.calendar, d.department_code FROM dcm.department_calendar AS d
            INNER JOIN dcm.department AS o ON o.code = d.department_code AND o.active
            WHERE d.calendar IS NOT NULL AND NOT EXISTS (
                SELECT FROM dcm.department_calendar AS l
                WHERE l.department_code = d.department_code AND l.valid_from > d.valid_from AND l.valid_from <= now_day
            )
        ) AS u
        GROUP BY u.calendar
    ), years AS (
        SELECT DISTINCT extract(year FROM y.day)::int AS year FROM (VALUES (now_day), (now_day + 60)) AS y (day)
    )
    SELECT k.code, k.label_zh, k.label_en, years.year, coalesce(y.status, 'missing'),
        greatest(make_date(years.year, 1, 1) - now_day, 0), used.departments
    FROM used
    CROSS JOIN years
    INNER JOIN dcm.work_calendar AS k ON k.code = used.calendar
    LEFT JOIN dcm.calendar_year AS y ON y.calendar = k.code AND y.year = years.year
    WHERE y.status IS DISTINCT FROM 'official'
    ORDER BY (k.code = usual) DESC, k.code, years.year;
END;
$$;
COMMENT ON FUNCTION dcm_app.calendar_gaps(date) IS
    'Work calendars in use whose present year, or the next one within 60 days, is missing or only provisional';
