CREATE FUNCTION dcm_app.call_counts(first_day date, last_day date)
RETURNS TABLE (day date, kind text, operator text, n int)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    me dcm_app.identity := dcm_app.me();
BEGIN
    IF NOT me.roles && ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch', 'dcm_evaluator', 'dcm_director', 'dcm_admin'] THEN
        PERFORM dcm_app.raise_error('DC001', '您不能查看话务统计', '', '{"key": "not_allowed"}');
    END IF;
    RETURN QUERY
    SELECT (r.at AT TIME ZONE 'Asia/Shanghai')::date, r.kind, r.operator, count(*)::int
    FROM dcm.call_record AS r
    WHERE r.at >= first_day::timestamp AT TIME ZONE 'Asia/Shanghai' AND r.at < (last_day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
END;
$$;
COMMENT ON FUNCTION dcm_app.call_counts(date, date) IS 'Calls by day, kind and operator, both days included, days of Asia/Shanghai';
