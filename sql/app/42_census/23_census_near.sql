CREATE FUNCTION dcm_app.census_near()
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET work_mem = '256MB'
SET jit = off
AS $$
DECLARE
    low constant bigint := (1 << 23) - 1;
BEGIN
    DROP TABLE IF EXISTS pg_temp.census_cell;
    -- Squares of four radii; each component stands in those that the square of one radius to its upper right touches, so
    -- that any two within a radius share one. Grouping them takes a second for a million; a spatial join takes a minute.
    CREATE TEMPORARY TABLE census_cell AS
    WITH thing AS (
        SELECT w.row_no, NULL::int AS component_id, w.class_no, w.radius, ST_X(w.spot) AS x, ST_Y(w.spot) AS y
        FROM pg_temp.census_work AS w
        WHERE w.spot IS NOT NULL AND w.class_no IS NOT NULL AND w.mask & (1 << 10 | 1 << 11) = 0
        UNION ALL
        SELECT 0, c.id, k.class_no, k.radius, ST_X(ST_PointOnSurface(c.geom)), ST_Y(ST_PointOnSurface(c.geom))
        FROM dcm.component AS c
        INNER JOIN (
            SELECT w.class_standard, w.class_code, w.class_no, w.radius FROM pg_temp.census_work AS w
            WHERE w.class_no IS NOT NULL GROUP BY w.class_standard, w.class_code, w.class_no, w.radius
        ) AS k ON k.class_standard = c.class_standard AND k.class_code = c.class_code
        WHERE c.valid_to IS NULL
            AND NOT EXISTS (SELECT FROM pg_temp.census_work AS w WHERE w.component_code = c.component_code)
    ), keyed AS (
        SELECT t.row_no, t.component_id,
            (t.class_no::bigint << 46) | ((e.cx::bigint & low) << 23) | (n.cy::bigint & low) AS cell
        FROM thing AS t
        CROSS JOIN LATERAL (SELECT floor(t.x / (4 * t.radius)) AS first_x, floor((t.x + t.radius) / (4 * t.radius)) AS last_x,
            floor(t.y / (4 * t.radius)) AS first_y, floor((t.y + t.radius) / (4 * t.radius)) AS last_y) AS f
        CROSS JOIN LATERAL (VALUES (f.first_x), (CASE WHEN f.last_x <> f.first_x THEN f.last_x END)) AS e (cx)
        CROSS JOIN LATERAL (VALUES (f.first_y), (CASE WHEN f.last_y <> f.first_y THEN f.last_y END)) AS n (cy)
        WHERE e.cx IS NOT NULL AND n.cy IS NOT NULL
    )
    SELECT k.row_no, k.component_id, k.cell FROM keyed AS k;
    DROP TABLE IF EXISTS pg_temp.census_crowd;
    -- Sixty of one class within four radii are nonsense anyway: beyond that each is compared with its neighbours only.
    CREATE TEMPORARY TABLE census_crowd AS
    SELECT c.cell, c.row_no, c.component_id, w.class_no, coalesce(w.radius, 0) AS radius, coalesce(w.geom, s.geom) AS geom, s.component_code,
        row_number() OVER (PARTITION BY c.cell ORDER BY coalesce(w.spot, ST_PointOnSurface(s.geom)), c.row_no) / 60 AS heap
    FROM (SELECT l.cell FROM pg_temp.census_cell AS l GROUP BY l.cell HAVING count(*) > 1) AS d
    INNER JOIN pg_temp.census_cell AS c ON c.cell = d.cell
    LEFT JOIN pg_temp.census_work AS w ON w.row_no = c.row_no
    LEFT JOIN dcm.component AS s ON s.id = c.component_id;
    ANALYZE pg_temp.census_crowd;
    INSERT INTO pg_temp.census_twice (row_no, bit, other_row, other_code, distance_m)
    SELECT DISTINCT ON (p.row_no) p.row_no, 12, nullif(p.other_row, 0), p.other_code, round(p.distance_m::numeric, 2)
    FROM (
        SELECT b.row_no, a.row_no AS other_row, a.component_code AS other_code, ST_Distance(a.geom, b.geom) AS distance_m
        FROM pg_temp.census_crowd AS a
        INNER JOIN pg_temp.census_crowd AS b ON b.cell = a.cell AND b.heap = a.heap AND b.row_no > a.row_no
        WHERE b.row_no > 0 AND dcm_app.census_same_place(a.geom, b.geom, b.radius)
    ) AS p
    ORDER BY p.row_no, p.other_row;
    DROP TABLE pg_temp.census_cell, pg_temp.census_crowd;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_near() IS
    'Components of one class within its accuracy: the later rows of a delivery, and those that stand where another one stands already';
