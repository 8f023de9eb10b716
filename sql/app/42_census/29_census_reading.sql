CREATE FUNCTION dcm_app.census_reading(p_part smallint, OUT crs text, OUT share double precision)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET client_min_messages = warning
SET jit = off
AS $$
BEGIN
    -- What the file itself says again with the axes swapped, then what deliveries here come in. Degrees are told from metres
    -- by their size; the two datums of web maps last, as they differ by some hundred metres only.
    WITH sample AS MATERIALIZED (
        SELECT ST_X(c.at) AS x, ST_Y(c.at) AS y
        FROM (
            SELECT ST_Centroid(ST_Envelope(i.geom)) AS at
            FROM pg_temp.census_work AS w INNER JOIN pg_temp.census_in AS i ON i.row_no = w.row_no
            WHERE w.part = p_part AND w.mask & ((1 << 11) | (1 << 27)) <> 0
            ORDER BY hashint4(w.row_no) LIMIT 1000
        ) AS c
    ), reading AS (
        SELECT r.ord, r.name, dcm_app.census_try(s.x, s.y, r.srid, CASE WHEN r.srid IS NULL THEN p.proj END, r.swapped, r.datum) AS spot
        FROM pg_temp.census_part AS p
        CROSS JOIN sample AS s
        CROSS JOIN LATERAL (VALUES
            (1, coalesce('EPSG:' || p.srid || ' ', '') || 'swapped', p.srid, true, 'wgs84'),
            (2, 'EPSG:4490', 4490, false, 'wgs84'), (3, 'EPSG:4490 swapped', 4490, true, 'wgs84'),
            (4, 'EPSG:4547', 4547, false, 'wgs84'), (5, 'EPSG:4548', 4548, false, 'wgs84'), (6, 'EPSG:4546', 4546, false, 'wgs84'),
            (7, 'EPSG:4526', 4526, false, 'wgs84'), (8, 'EPSG:3857', 3857, false, 'wgs84'),
            (9, 'EPSG:32650', 32650, false, 'wgs84'), (10, 'EPSG:32649', 32649, false, 'wgs84'),
            (11, 'EPSG:4547 swapped', 4547, true, 'wgs84'), (12, 'EPSG:4526 swapped', 4526, true, 'wgs84'),
            (13, 'GCJ-02', 4326, false, 'gcj02'), (14, 'BD-09', 4326, false, 'bd09')
        ) AS r (ord, name, srid, swapped, datum)
        WHERE p.part = p_part
    ), fitting AS (
        SELECT g.ord, g.name, count(*)::double precision / (SELECT count(*) FROM sample) AS share
        FROM reading AS g
        WHERE EXISTS (SELECT FROM pg_temp.census_area AS a WHERE ST_Covers(a.geom, g.spot))
        GROUP BY g.ord, g.name
    )
    SELECT f.name, f.share INTO crs, share FROM fitting AS f WHERE f.share > 0.5 ORDER BY f.share DESC, f.ord LIMIT 1;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_reading(smallint) IS
    'The coordinate system that would put most of a part''s outlying rows into the district, and which share of them (0 to 1), tried on a thousand of them; NULL where none does';
