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
        radius := sqrt((x - 0.0065) ^ 2 + (y - 0.006) ^ 2) - 0.00002 * sin((y - 0.006) * pi() * 3000.0 / 180.0);
        angle := atan2(y - 0.006, x - 0.0065) - 0.000003 * cos((x - 0.0065) * pi() * 3000.0 / 180.0);
        lon := radius * cos(angle);
        lat := radius * sin(angle);
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
