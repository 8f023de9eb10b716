CREATE FUNCTION dcm_app.grid_rule_counts(p_batch int)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT coalesce(jsonb_agg(jsonb_build_object('rule', c.rule, 'severity', k.severity, 'count', c.count,
            'listed', least(c.count, CASE k.severity WHEN 'warning' THEN 1000 ELSE c.count END))
            ORDER BY k.sort), '[]')
        FROM (SELECT f.rule, count(*) AS count FROM dcm.census_fault AS f WHERE f.batch = p_batch GROUP BY f.rule) AS c
        INNER JOIN dcm.census_rule AS k ON k.code = c.rule
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_rule_counts(int) IS 'Faults of a delivery counted by rule: [{rule, severity, count}]';
