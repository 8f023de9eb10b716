CREATE FUNCTION dcm_app.rebuild_spans(p_calendar text)
RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    -- Calendars that take their days from this one carry a copy of them: a clock then never looks further than its own.
    DELETE FROM dcm.calendar_day AS d
    WHERE d.calendar IN (SELECT k.code FROM dcm.work_calendar AS k WHERE k.days_from = p_calendar);
    DELETE FROM dcm.calendar_year AS y
    WHERE y.calendar IN (SELECT k.code FROM dcm.work_calendar AS k WHERE k.days_from = p_calendar);
    INSERT INTO dcm.calendar_year (calendar, year, status)
    SELECT k.code, y.year, y.status
    FROM dcm.work_calendar AS k INNER JOIN dcm.calendar_year AS y ON y.calendar = k.days_from WHERE k.days_from = p_calendar;
    INSERT INTO dcm.calendar_day (calendar, day, working, label_zh)
    SELECT k.code, d.day, d.working, d.label_zh
    FROM dcm.work_calendar AS k INNER JOIN dcm.calendar_day AS d ON d.calendar = k.days_from WHERE k.days_from = p_calendar;
    DELETE FROM dcm.work_span AS s
    WHERE s.calendar IN (SELECT k.code FROM dcm.work_calendar AS k WHERE p_calendar IN (k.code, k.days_from));
    INSERT INTO dcm.work_span (calendar, from_at, to_at, before_seconds)
    SELECT
        spans.calendar, spans.from_at, spans.to_at,
        coalesce(sum(extract(epoch FROM spans.to_at - spans.from_at)) OVER (
            PARTITION BY spans.calendar ORDER BY spans.from_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ), 0)::bigint
    FROM (
        SELECT
            days.calendar,
            (days.day + h.from_time) AT TIME ZONE 'Asia/Shanghai' AS from_at,
            (days.day + h.to_time) AT TIME ZONE 'Asia/Shanghai' AS to_at
        FROM (
            SELECT k.calendar, d::date AS day
            FROM dcm.work_calendar AS w
            INNER JOIN dcm.calendar_year AS k ON k.calendar = w.code
            CROSS JOIN LATERAL generate_series(make_date(k.year, 1, 1), make_date(k.year, 12, 31), interval '1 day') AS d
            LEFT JOIN dcm.calendar_day AS x ON x.calendar = k.calendar AND x.day = d::date
            WHERE p_calendar IN (w.code, w.days_from) AND coalesce(x.working, extract(isodow FROM d) < 6)
        ) AS days
        INNER JOIN dcm.work_hours AS h ON h.calendar = days.calendar
            AND h.valid_from = (
                SELECT max(o.valid_from) FROM dcm.work_hours AS o
                WHERE o.calendar = days.calendar AND o.valid_from <= days.day
            )
    ) AS spans
$$;
COMMENT ON FUNCTION dcm_app.rebuild_spans(text) IS
    'Makes the stretches of working time of a calendar, and of those that take its days, anew from years, days and hours';
