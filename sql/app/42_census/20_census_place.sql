CREATE FUNCTION dcm_app.census_place(p_geom geometry, p_srid int, p_proj text)
RETURNS geometry
LANGUAGE plpgsql IMMUTABLE
SET search_path = public, pg_temp
AS $$
BEGIN
    IF p_proj IS NULL THEN
        RETURN ST_Transform(ST_SetSRID(p_geom, p_srid), 4547);
    END IF;
    RETURN ST_Transform(p_geom, p_proj, 4547);
EXCEPTION WHEN OTHERS THEN  -- a position far outside of what a projection can do: one row's fault, not the import's
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_place(geometry, int, text) IS
    'A geometry in EPSG:4547, NULL where the coordinate system cannot hold it; slower than ST_Transform, used where that failed';
