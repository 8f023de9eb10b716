CREATE FUNCTION dcm_app.gcj02_shift(lon double precision, lat double precision)
RETURNS double precision[]
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    axis constant double precision := 6378245.0;       -- Krasovsky ellipsoid, as the public description of GCJ-02 has it
    excentricity constant double precision := 0.00669342162296594323;
    x double precision := lon - 105.0;
    y double precision := lat - 35.0;
    waves double precision := (20.0 * sin(6.0 * x * pi()) + 20.0 * sin(2.0 * x * pi())) * 2.0 / 3.0;
    east double precision;
    north double precision;
    magic double precision := 1.0 - excentricity * sin(radians(lat)) ^ 2;
BEGIN
    north := -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + waves
        + (20.0 * sin(y * pi()) + 40.0 * sin(y / 3.0 * pi())) * 2.0 / 3.0
        + (160.0 * sin(y / 12.0 * pi()) + 320.0 * sin(y * pi() / 30.0)) * 2.0 / 3.0;
    east := 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + waves
        + (20.0 * sin(x * pi()) + 40.0 * sin(x / 3.0 * pi())) * 2.0 / 3.0
        + (150.0 * sin(x / 12.0 * pi()) + 300.0 * sin(x / 30.0 * pi())) * 2.0 / 3.0;
    RETURN ARRAY[
        east * 180.0 / (axis / sqrt(magic) * cos(radians(lat)) * pi()),
        north * 180.0 / (axis * (1.0 - excentricity) / (magic * sqrt(magic)) * pi())
    ];
END;
$$;
COMMENT ON FUNCTION dcm_app.gcj02_shift(double precision, double precision) IS
    'Degrees by which GCJ-02 moves a WGS84 position, longitude and latitude';
