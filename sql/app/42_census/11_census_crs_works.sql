CREATE FUNCTION dcm_app.census_crs_works(p_srid int, p_proj text)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    origin constant geometry := ST_SetSRID(ST_MakePoint(545500, 4209500), 4547);
BEGIN
    IF p_proj IS NOT NULL THEN
        PERFORM ST_Transform(ST_Transform(origin, p_proj), p_proj, 4547);
    ELSE
        PERFORM ST_Transform(origin, p_srid);
    END IF;
    RETURN true;
EXCEPTION WHEN OTHERS THEN  -- PostGIS has many ways to say that it does not know one
    RETURN false;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_crs_works(int, text) IS 'Whether positions can be turned from this coordinate system into EPSG:4547';
