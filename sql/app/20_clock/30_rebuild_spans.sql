CREATE FUNCTION dcm_app.rebuild_spans(p_calendar text)
RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    DELETE FROM dcm.work_span AS s WHERE s.calendar = p_calendar;
    INSERT INTO dcm.work_span (calendar, from_at, to_at, before_seconds)
    SELECT
        p_calendar, spans.from_at, spans.to_at,
        coalesce(sum(extract(epoch FROM spans.to_at - spans.from_at)) OVER (
            ORDER BY spans.from_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ), 0)::bigint
    FROM (
        SELECT
            (days.day + h.from_time) AT TIME ZONE 'Asia/Shanghai' AS from_at,
            (days.day + h.to_time) AT TIME ZONE 'Asia/Shanghai' AS to_at
        FROM (
            SELECT d::date AS day
            FROM dcm.calendar_year AS k
            CROSS JOIN LATERAL generate_series(make_date(k.year, 1, 1), make_date(k.year, 12, 31), interval '1 day') AS d
            LEFT JOIN dcm.calendar_day AS x ON x.calendar = k.calendar AND x.day = d::date
            WHERE k.calendar = p_calendar AND coalesce(x.working, extract(isodow FROM d) < 6)
        ) AS days
        INNER JOIN dcm.work_hours AS h ON h.calendar = p_calendar
            AND h.valid_from = (
                SELECT max(o.valid_from) FROM dcm.work_hours AS o
                WHERE o.calendar = p_calendar AND o.valid_from <= days.day
            )
    ) AS spans
$$;
COMMENT ON FUNCTION dcm_app.rebuild_spans(text) IS 'Makes the stretches of working time of a calendar anew from its years, days and hours';
