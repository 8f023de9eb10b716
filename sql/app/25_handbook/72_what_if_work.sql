CREATE FUNCTION dcm_app.what_if_work(p_start timestamptz, p_amount numeric, p_unit text, p_calendar text)
RETURNS TABLE (at timestamptz)
LANGUAGE sql STABLE
AS $$
    -- deadline once more as plain SQL, which the planner takes into the query that asks: a tenth of the time for a hundred
    -- thousand cases. No row beyond the last stretch of the calendar. Tests hold it against deadline.
    SELECT s.from_at + (g.goal - s.before_seconds) * interval '1 second'
    FROM dcm.work_calendar AS k
    CROSS JOIN LATERAL (
        SELECT round(w.before_seconds + extract(epoch FROM least(p_start, w.to_at) - w.from_at)
            + p_amount * 3600 * CASE p_unit WHEN 'work_day' THEN k.hours_per_day ELSE 1 END, 6) AS goal
        FROM dcm.work_span AS w WHERE w.calendar = p_calendar AND w.from_at <= p_start ORDER BY w.from_at DESC LIMIT 1
    ) AS g
    CROSS JOIN LATERAL (
        SELECT w.* FROM dcm.work_span AS w
        WHERE w.calendar = p_calendar AND w.before_seconds < ceil(g.goal)::bigint ORDER BY w.before_seconds DESC LIMIT 1
    ) AS s
    WHERE k.code = p_calendar AND p_unit IN ('work_hour', 'work_day')
        AND g.goal - s.before_seconds <= extract(epoch FROM s.to_at - s.from_at)
$$;
COMMENT ON FUNCTION dcm_app.what_if_work(timestamptz, numeric, text, text) IS 'When a limit in working time would have run out, without stops; no row beyond the last year of the calendar';
