CREATE FUNCTION dcm_app.evaluate(object_kind text, period_start date, period_end date)
RETURNS TABLE (object_code text, object_name text, indicators jsonb, score numeric, grade text, colour text, rank int)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
SET jit = off
AS $$
#variable_conflict use_column
DECLARE
    starts timestamptz;
    ends timestamptz;
    empty_rate text := dcm_app.setting_value('rate_without_cases') #>> '{}';
BEGIN
    SELECT p.starts, p.ends INTO starts, ends FROM dcm_app.require_period(evaluate.object_kind, period_start, period_end) AS p;
    RETURN QUERY
    WITH counted AS (
        SELECT f.object_code AS code,
            count(*) FILTER (WHERE f.filed) AS filed, count(*) FILTER (WHERE f.closed_on_time) AS closed_on_time,
            count(*) FILTER (WHERE f.closed) AS closed, count(*) FILTER (WHERE f.should_close) AS should_close,
            count(*) FILTER (WHERE f.handled_on_time) AS handled_on_time,
            count(*) FILTER (WHERE f.should_handle) AS should_handle,
            count(*) FILTER (WHERE f.reworked) AS reworked, count(*) FILTER (WHERE f.handled) AS handled
        FROM dcm_app.department_flags(starts, ends) AS f GROUP BY f.object_code
    ),
    valued AS (
        SELECT d.code, d.label_zh, d.sort, jsonb_build_object(
                'filed', coalesce(n.filed, 0), 'closed_on_time', coalesce(n.closed_on_time, 0), 'closed', coalesce(n.closed, 0),
                'should_close', coalesce(n.should_close, 0), 'closing_rate', dcm_app.rate(n.closed, n.should_close, empty_rate),
                'handled_on_time', coalesce(n.handled_on_time, 0), 'should_handle', coalesce(n.should_handle, 0),
                'on_time_rate', dcm_app.rate(n.handled_on_time, n.should_handle, empty_rate),
                'reworked', coalesce(n.reworked, 0), 'handled', coalesce(n.handled, 0),
                'rework_rate', dcm_app.rate(n.reworked, n.handled, empty_rate)
            ) AS indicators
        FROM dcm.department AS d
        LEFT JOIN counted AS n ON n.code = d.code
        WHERE d.active OR n.code IS NOT NULL
    ),
    scored AS (
        SELECT v.*, dcm_app.score(evaluate.object_kind, v.indicators, period_start) AS points FROM valued AS v
    )
    SELECT s.code, s.label_zh, s.indicators, s.points, g.grade, g.colour,
        CASE WHEN s.points IS NOT NULL THEN (rank() OVER (ORDER BY s.points DESC NULLS LAST))::int END
    FROM scored AS s
    LEFT JOIN LATERAL (
        SELECT b.grade, b.colour FROM dcm.grade_band AS b
        WHERE b.from_score <= s.points
            AND b.valid_from = (SELECT max(o.valid_from) FROM dcm.grade_band AS o WHERE o.valid_from <= period_start)
        ORDER BY b.from_score DESC LIMIT 1
    ) AS g ON true
    ORDER BY s.points DESC NULLS LAST, s.sort, s.code;
END;
$$;
COMMENT ON FUNCTION dcm_app.evaluate(text, date, date) IS
    'Evaluation of every object of a kind over a period (both days included); rates between 0 and 1, score and grade by the tables in force at its start';
