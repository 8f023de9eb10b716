CREATE FUNCTION dcm_app.grid_twice_faults(p_batch int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
BEGIN
    INSERT INTO dcm.census_fault (batch, row_no, part, part_row, rule, field, value, detail, geom)
    SELECT p_batch, r.row_no, r.part, r.part_row, 'grid_code_twice', 'grid_code', r.grid_code,
        jsonb_build_object('rows', t.rows), ST_PointOnSurface(r.shape)
    FROM (
        SELECT d.grid_code, jsonb_agg(jsonb_build_object('part', d.part, 'row', d.part_row) ORDER BY d.row_no) AS rows
        FROM dcm.census_grid_row AS d WHERE d.batch = p_batch AND d.grid_code IS NOT NULL
        GROUP BY d.grid_code HAVING count(*) > 1
    ) AS t
    INNER JOIN dcm.census_grid_row AS r ON r.batch = p_batch AND r.grid_code = t.grid_code
    WHERE r.state <> 'taken';
    INSERT INTO dcm.census_fault (batch, part, rule, field, value, detail)
    SELECT p_batch, min(r.part), 'grid_code_lengths', 'grid_code', left(r.grid_code, 12),
        jsonb_build_object('digits_14', count(*) FILTER (WHERE length(r.grid_code) = 14),
            'digits_15', count(*) FILTER (WHERE length(r.grid_code) = 15))
    FROM dcm.census_grid_row AS r
    WHERE r.batch = p_batch AND r.state <> 'taken' AND r.grid_code ~ '^[0-9]{14,15}$'
    GROUP BY left(r.grid_code, 12) HAVING count(DISTINCT length(r.grid_code)) > 1;
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_twice_faults(int) IS 'Writes codes of unit grids given twice, and communities with codes of two lengths';
