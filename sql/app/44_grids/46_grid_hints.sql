CREATE FUNCTION dcm_app.grid_hints(p_batch int)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
            'part', o.part, 'rows', o.rows, 'outside', o.outside, 'crs', o.crs)) ORDER BY o.part), '[]')
        FROM (
            SELECT r.part, count(*) AS rows, count(*) FILTER (WHERE r.flaw = 'outside') AS outside, max(r.crs_hint) AS crs
            FROM dcm.census_grid_row AS r WHERE r.batch = p_batch AND r.state <> 'taken' GROUP BY r.part
        ) AS o
        WHERE o.outside * 5 >= o.rows AND o.outside > 0
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_hints(int) IS
    'For each file of which many grids lie outside the communities: how many, and the system in which they would lie inside';
