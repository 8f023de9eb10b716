CREATE FUNCTION dcm_app.census_plain(p_geom geometry)
RETURNS geometry
LANGUAGE plpgsql IMMUTABLE
SET search_path = public, pg_temp
AS $$
DECLARE
    plain geometry := ST_Force2D(p_geom);
BEGIN
    IF ST_HasArc(plain) THEN
        plain := ST_CurveToLine(plain);
    END IF;
    -- A "multi" of one part is what a shapefile makes of everything.
    IF GeometryType(plain) LIKE 'MULTI%' AND ST_NumGeometries(plain) = 1 THEN
        plain := ST_GeometryN(plain, 1);
    END IF;
    RETURN plain;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_plain(geometry) IS 'The plane shape without heights, measures and arcs; a multi of one part as that part';
