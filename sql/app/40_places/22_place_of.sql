CREATE FUNCTION dcm_app.place_of(report jsonb, p_refuse boolean DEFAULT true)
RETURNS geometry
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    x double precision;
    y double precision;
    srid int;
    datum text := lower(coalesce(nullif(report ->> 'datum', ''), 'wgs84'));
    degrees double precision[];
BEGIN
    IF nullif(report ->> 'x', '') IS NULL AND nullif(report ->> 'y', '') IS NULL THEN
        RETURN NULL;
    END IF;
    BEGIN
        x := (report ->> 'x')::double precision;
        y := (report ->> 'y')::double precision;
        srid := coalesce(nullif(report ->> 'srid', '')::int, 4326);
        IF x IS NULL OR y IS NULL OR abs(x) > 1e9 OR abs(y) > 1e9 OR x = 'NaN' OR y = 'NaN'
            OR (srid IN (4326, 4490) AND (abs(x) > 180 OR abs(y) > 90)) OR datum NOT IN ('wgs84', 'gcj02', 'bd09')
            OR (datum <> 'wgs84' AND srid <> 4326) THEN
            RAISE EXCEPTION USING ERRCODE = 'data_exception';
        END IF;
        IF datum <> 'wgs84' THEN
            degrees := dcm_app.to_wgs84(x, y, datum);
            x := degrees[1];
            y := degrees[2];
        END IF;
        IF srid = 4547 THEN
            RETURN ST_SetSRID(ST_MakePoint(x, y), 4547);
        END IF;
        RETURN ST_Transform(ST_SetSRID(ST_MakePoint(x, y), srid), 4547);
    EXCEPTION WHEN data_exception OR internal_error OR invalid_parameter_value THEN
        IF p_refuse THEN
            PERFORM dcm_app.raise_bad_place(dcm_app.place_reading(report));
        END IF;
        RETURN NULL;
    END;
END;
$$;
COMMENT ON FUNCTION dcm_app.place_of(jsonb, boolean) IS
    'Point in EPSG:4547 from x, y, srid (default 4326) and datum of a report; NULL where none is given, DC003 (or NULL, if not to refuse) where it cannot be one';
