-- The grids as they would stand when the delivery is taken: those delivered, and those that stand and are not in it.
CREATE FUNCTION dcm_app.grid_ground(p_batch int)
RETURNS TABLE (row_no int, grid_code text, community_code text, sound boolean, shape geometry)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10000
SET search_path = dcm, public, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT r.row_no, r.grid_code, left(r.grid_code, 12), r.flaw IS NULL, r.shape::geometry
    FROM dcm.census_grid_row AS r
    WHERE r.batch = p_batch AND r.state <> 'taken' AND NOT ST_IsEmpty(r.shape)
        AND (r.valid_to IS NULL OR r.valid_to >= dcm_app.today())
    UNION ALL
    SELECT NULL, g.grid_code, g.community_code, true, g.geom::geometry
    FROM dcm.grid AS g
    WHERE (g.valid_to IS NULL OR g.valid_to >= dcm_app.today())
        AND NOT EXISTS (
            SELECT FROM dcm.census_grid_row AS r
            WHERE r.batch = p_batch AND r.grid_code = g.grid_code AND r.state <> 'taken'
        )
        AND NOT EXISTS (
            SELECT FROM dcm_app.grids_vanished(p_batch) AS v
            INNER JOIN dcm.census_batch AS b ON b.id = p_batch AND b.vanished_rule = 'retire'
            WHERE v.grid_code = g.grid_code
        );
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_ground(int) IS
    'Unit grids as they would stand with a delivery: its rows, and the standing ones it lacks (row_no empty)';
