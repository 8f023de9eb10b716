CREATE FUNCTION dcm_app.census_near()
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET work_mem = '256MB'
SET jit = off
SET enable_mergejoin = off
AS $$
DECLARE
    low constant bigint := (1 << 23) - 1;
BEGIN
    -- Squares of eight radii; each component stands in those that the square of one radius to its upper right touches, so
    -- that any two within a radius share one. Grouping them takes a second for a million; a spatial join takes a minute.
    DROP TABLE IF EXISTS pg_temp.census_near;
    CREATE TEMPORARY TABLE census_near AS
    SELECT w.row_no, NULL::int AS component_id, ((w.class_no::bigint << 46) | (((w.cell_x + n.x) & low) << 23) | ((w.cell_y + n.y) & low)) AS cell
    FROM pg_temp.census_work AS w
    INNER JOIN (VALUES (1, 0), (0, 1), (1, 1)) AS n (x, y) ON (n.x = 0 OR w.next_x) AND (n.y = 0 OR w.next_y)
    WHERE (w.next_x OR w.next_y) AND w.mask & ((1 << 10) | (1 << 11)) = 0
    UNION ALL
    SELECT 0, s.id, (s.class_no::bigint << 46) | ((e.x::bigint & low) << 23) | (e.y::bigint & low)
    FROM (
        SELECT c.id, k.class_no, k.radius, ST_X(p.spot) AS x, ST_Y(p.spot) AS y
        FROM dcm.component AS c
        INNER JOIN pg_temp.census_class AS k ON k.standard = c.class_standard AND k.code = c.class_code
        CROSS JOIN LATERAL (
            SELECT CASE WHEN GeometryType(c.geom) = 'POINT' THEN c.geom ELSE ST_PointOnSurface(c.geom) END AS spot OFFSET 0
        ) AS p
        WHERE c.valid_to IS NULL AND k.class_no IN (SELECT w.class_no FROM pg_temp.census_work AS w GROUP BY w.class_no)
            AND NOT EXISTS (SELECT FROM pg_temp.census_known AS h WHERE h.component_id = c.id)
    ) AS s
    CROSS JOIN LATERAL (
        SELECT DISTINCT floor(v.x / (8 * s.radius)) AS x, floor(v.y / (8 * s.radius)) AS y
        FROM (VALUES (s.x, s.y), (s.x + s.radius, s.y), (s.x, s.y + s.radius), (s.x + s.radius, s.y + s.radius)) AS v (x, y)
    ) AS e;
    DROP TABLE IF EXISTS pg_temp.census_crowd;
    -- Sixty of one class within eight radii are nonsense anyway: beyond that each is compared with its neighbours only.
    CREATE TEMPORARY TABLE census_crowd AS
    WITH place AS NOT MATERIALIZED (
        SELECT w.row_no, NULL::int AS component_id,
            (w.class_no::bigint << 46) | ((w.cell_x & low) << 23) | (w.cell_y & low) AS cell
        FROM pg_temp.census_work AS w WHERE w.class_no IS NOT NULL AND w.spot IS NOT NULL AND w.mask & ((1 << 10) | (1 << 11)) = 0
        UNION ALL
        SELECT n.row_no, n.component_id, n.cell FROM pg_temp.census_near AS n
    )
    SELECT c.cell, c.row_no, c.component_id, coalesce(w.radius, 0) AS radius, coalesce(w.geom, s.geom) AS geom, s.component_code,
        row_number() OVER (PARTITION BY c.cell ORDER BY coalesce(w.geom, s.geom), c.row_no) / 60 AS heap
    FROM (SELECT l.cell FROM place AS l GROUP BY l.cell HAVING count(*) > 1) AS d
    INNER JOIN place AS c ON c.cell = d.cell
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
    DROP TABLE pg_temp.census_near, pg_temp.census_crowd;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_near() IS
    'Components of one class within its accuracy: the later rows of a delivery, and those that stand where another one stands already';
