CREATE FUNCTION dcm_app.census_same_place(a geometry, b geometry, radius double precision)
RETURNS boolean
LANGUAGE plpgsql IMMUTABLE
SET search_path = public, pg_temp
AS $$
BEGIN
    IF ST_Dimension(a) <> ST_Dimension(b) THEN
        RETURN false;
    END IF;
    RETURN CASE ST_Dimension(a)
        WHEN 0 THEN ST_DWithin(a, b, radius)
        WHEN 1 THEN ST_HausdorffDistance(a, b) <= radius
        -- Areas stand side by side, so that distance says nothing: four fifths in common do.
        ELSE ST_IsValid(a) AND ST_IsValid(b)
            AND ST_Area(ST_Intersection(a, b)) >= 0.8 * greatest(ST_Area(a), ST_Area(b)) END;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_same_place(geometry, geometry, double precision) IS
    'Whether two shapes are one thing surveyed twice: points and lines within the accuracy, areas with four fifths in common';
