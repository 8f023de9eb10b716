CREATE FUNCTION dcm_app.place_reading(report jsonb)
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    swapped jsonb := jsonb_build_object('x', report -> 'y', 'y', report -> 'x');
    other record;
BEGIN
    FOR other IN
        SELECT r.name, report || r.overlay AS reading
        FROM (VALUES
            ('swapped', swapped),
            ('degrees', '{"srid": 4326, "datum": "wgs84"}'::jsonb),
            ('swapped', swapped || '{"srid": 4326, "datum": "wgs84"}'),
            ('4547', '{"srid": 4547, "datum": "wgs84"}'),
            ('swapped', swapped || '{"srid": 4547, "datum": "wgs84"}'),
            ('4526', '{"srid": 4526, "datum": "wgs84"}'),
            ('3857', '{"srid": 3857, "datum": "wgs84"}'),
            ('32650', '{"srid": 32650, "datum": "wgs84"}'),
            ('32649', '{"srid": 32649, "datum": "wgs84"}'),
            ('gcj02', '{"srid": 4326, "datum": "gcj02"}'),
            ('bd09', '{"srid": 4326, "datum": "bd09"}'),
            ('wgs84', '{"srid": 4326, "datum": "wgs84"}')
        ) AS r (name, overlay)
        -- Degrees that were given as degrees have another datum at most.
        WHERE NOT (r.name = 'degrees' AND coalesce(nullif(report ->> 'srid', ''), '4326') IN ('4326', '4490'))
    LOOP
        IF dcm_app.grid_at(dcm_app.place_of(other.reading, false)) IS NOT NULL THEN
            RETURN other.name;
        END IF;
    END LOOP;
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.place_reading(jsonb) IS
    'For a place that is not in the district as given, how its numbers would be: swapped, degrees, the EPSG number of a metric system, or a datum; NULL where nothing fits';
