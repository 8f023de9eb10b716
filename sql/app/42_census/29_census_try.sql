CREATE FUNCTION dcm_app.census_try(p_x double precision, p_y double precision, p_srid int, p_proj text, p_swapped boolean, p_datum text)
RETURNS geometry
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
DECLARE
    x double precision := CASE WHEN p_swapped THEN p_y ELSE p_x END;
    y double precision := CASE WHEN p_swapped THEN p_x ELSE p_y END;
    degrees double precision[];
BEGIN
    IF p_srid IN (4326, 4490) AND NOT coalesce(abs(x) <= 180 AND abs(y) <= 90, false) THEN
        RETURN NULL;
    END IF;
    IF p_datum <> 'wgs84' THEN
        degrees := dcm_app.to_wgs84(x, y, p_datum);
        x := degrees[1];
        y := degrees[2];
    END IF;
    RETURN dcm_app.census_place(ST_MakePoint(x, y), p_srid, p_proj);
END;
$$;
COMMENT ON FUNCTION dcm_app.census_try(double precision, double precision, int, text, boolean, text) IS
    'Where a pair of numbers would lie, read in this way; NULL where it cannot be read so';
