CREATE FUNCTION dcm_app.grid_at(place geometry)
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT g.grid_code FROM dcm.grid AS g
        WHERE ST_Covers(g.geom, place) AND (g.valid_to IS NULL OR g.valid_to >= current_date)
        ORDER BY g.grid_code LIMIT 1
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_at(geometry) IS 'Code of the valid unit grid at a point (EPSG:4547), NULL outside the district';
