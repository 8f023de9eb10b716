CREATE FUNCTION dcm_app.to_wgs84(x double precision, y double precision, datum text)
RETURNS double precision[]
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    lon double precision := x;
    lat double precision := y;
    radius double precision;
    angle double precision;
    shift double precision[];
    guess double precision[];
BEGIN
    IF datum = 'wgs84' THEN
        RETURN ARRAY[x, y];
    END IF;
    IF datum = 'bd09' THEN
        -- The usual way back misses by up to some decimetres; turns with the way forth mend that.
        lon := x - 0.0065;
        lat := y - 0.006;
        FOR i IN 1..4 LOOP
            radius := sqrt(lon ^ 2 + lat ^ 2) + 0.00002 * sin(lat * pi() * 3000.0 / 180.0);
            angle := atan2(lat, lon) + 0.000003 * cos(lon * pi() * 3000.0 / 180.0);
            lon := lon + x - (radius * cos(angle) + 0.0065);
            lat := lat + y - (radius * sin(angle) + 0.006);
        END LOOP;
    END IF;
    guess := ARRAY[lon, lat];
    FOR i IN 1..4 LOOP  -- the shift changes so slowly that four turns leave less than a millimetre
        shift := dcm_app.gcj02_shift(guess[1], guess[2]);
        guess := ARRAY[lon - shift[1], lat - shift[2]];
    END LOOP;
    RETURN guess;
END;
$$;
COMMENT ON FUNCTION dcm_app.to_wgs84(double precision, double precision, text) IS
    'Longitude and latitude in WGS84 from wgs84, gcj02 or bd09 degrees';
