CREATE FUNCTION dcm_app.grid_reading(delivered geometry)
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    srid int;
    spot geometry := ST_Centroid(ST_Envelope(ST_Force2D(delivered)));
BEGIN
    FOREACH srid IN ARRAY ARRAY[4547, 4490, 4526, 4548, 2383, 3857, 32650, 32649] LOOP
        IF EXISTS (
            SELECT FROM dcm.community AS c
            WHERE ST_Covers(c.geom, dcm_app.grid_place(spot, jsonb_build_object('srid', srid)))
        ) THEN
            RETURN format('EPSG:%s', srid);
        END IF;
    END LOOP;
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_reading(geometry) IS
    'Coordinate system in which the numbers of a delivered geometry lie in a community of the district, NULL where none fits';
