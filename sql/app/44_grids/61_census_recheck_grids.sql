CREATE FUNCTION dcm_app.census_recheck_grids(p_batch int)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET jit = off
AS $$
BEGIN
    PERFORM dcm_app.census_place_grids(p_batch);
    RETURN dcm_app.census_check_grids(p_batch);
END;
$$;
COMMENT ON FUNCTION dcm_app.census_recheck_grids(int) IS 'Checks the mended rows of a delivery of unit grids; the answer as of census_check';
