CREATE FUNCTION dcm_app.grids_vanished(p_batch int)
RETURNS TABLE (grid_code text, geom geometry)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT g.grid_code, g.geom::geometry
    FROM dcm.grid AS g
    WHERE (g.valid_to IS NULL OR g.valid_to >= dcm_app.today())
        AND g.community_code IN (SELECT left(r.grid_code, 12) FROM dcm.census_grid_row AS r WHERE r.batch = p_batch)
        AND NOT EXISTS (SELECT FROM dcm.census_grid_row AS r WHERE r.batch = p_batch AND r.grid_code = g.grid_code);
END;
$$;
COMMENT ON FUNCTION dcm_app.grids_vanished(int) IS 'Standing unit grids of the communities of a delivery that it lacks';
