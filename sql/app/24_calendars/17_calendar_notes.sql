CREATE FUNCTION dcm_app.calendar_notes(p_calendar text)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    -- Of the hours that count today and of those to come: what has been is as it is.
    RETURN (
        SELECT coalesce(jsonb_agg(jsonb_build_object('key', 'hours_differ', 'calendar', s.code, 'day', s.valid_from,
                'hours', trim_scale(s.hours), 'hours_per_day', trim_scale(s.hours_per_day)) ORDER BY s.code, s.valid_from), '[]')
        FROM (
            SELECT k.code, k.hours_per_day, h.valid_from, sum(extract(epoch FROM h.to_time - h.from_time)) / 3600 AS hours,
                lead(h.valid_from) OVER (PARTITION BY k.code ORDER BY h.valid_from) AS until
            FROM dcm.work_calendar AS k INNER JOIN dcm.work_hours AS h ON h.calendar = k.code
            WHERE k.code = p_calendar
            GROUP BY k.code, k.hours_per_day, h.valid_from
        ) AS s
        WHERE s.hours <> s.hours_per_day AND coalesce(s.until > (now() AT TIME ZONE 'Asia/Shanghai')::date, true)
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.calendar_notes(text) IS
    'Working hours of now and later that do not hold as many hours as make one 工作日 (note hours_differ)';
