-- Components as a city has them: three in four along its streets, the others around its homes; classes
-- as often as in the demo district; one in forty damaged, one in eighty missing, some in another state.
CREATE FUNCTION pg_temp.normal(spread double precision) RETURNS double precision LANGUAGE sql VOLATILE
RETURN spread * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random());
CREATE TEMPORARY TABLE kind AS
SELECT k.code, k.label_zh, k.geometry_type,
    sum(count(c.id) + 1) OVER (ORDER BY k.code) / sum(count(c.id) + 1) OVER () AS upto
FROM dcm.class AS k
LEFT JOIN dcm.component AS c ON c.class_standard = k.standard AND c.class_code = k.code
WHERE k.standard = 'CJ/T 214-2007' AND k.kind = 'component'
GROUP BY k.code, k.label_zh, k.geometry_type;
-- Main roads have twice as much beside them, and more room between their sides.
CREATE TEMPORARY TABLE way AS
SELECT row_number() OVER (ORDER BY r.id) AS place, r.geom,
    CASE r.grade WHEN 'main' THEN 15 WHEN 'secondary' THEN 10 ELSE 5 END AS aside,
    sum(r.weight) OVER (ORDER BY r.id) / sum(r.weight) OVER () AS upto
FROM (
    SELECT d.id, d.grade, d.geom, ST_Length(d.geom) * CASE d.grade WHEN 'main' THEN 2 ELSE 1 END AS weight
    FROM dcm.road AS d
) AS r;
CREATE TEMPORARY TABLE home AS
SELECT row_number() OVER () AS place, d.geom
FROM dcm.grid AS g CROSS JOIN LATERAL ST_Dump(ST_GeneratePoints(g.geom, 12, 7)) AS d;
SELECT setseed(0.42);
CREATE TEMPORARY TABLE drawn AS
SELECT n, random() AS of_kind, random() AS of_place, random() AS along, random() < 0.75 AS beside,
    CASE WHEN random() < 0.5 THEN -1 ELSE 1 END AS side, pg_temp.normal(1.5) AS off_line,
    pg_temp.normal(35) AS east, pg_temp.normal(35) AS north
FROM generate_series(1, %(rows)s) AS n;
CREATE TEMPORARY TABLE spot AS
WITH sorted AS (
    SELECT (SELECT array_agg(k.upto ORDER BY k.code) FROM kind AS k) AS kinds,
        (SELECT array_agg(k.code ORDER BY k.code) FROM kind AS k) AS codes,
        (SELECT array_agg(w.upto ORDER BY w.place) FROM way AS w) AS ways,
        (SELECT count(*) FROM home) AS homes
),
placed AS (
    SELECT d.*, s.codes[1 + width_bucket(d.of_kind, s.kinds::double precision [])] AS code,
        1 + width_bucket(d.of_place, s.ways::double precision []) AS of_way, 1 + floor(d.of_place * s.homes) AS of_home
    FROM drawn AS d CROSS JOIN sorted AS s
)
SELECT p.n, p.code, CASE
    WHEN p.beside THEN ST_Translate(
        at.here, cos(at.ahead) * (p.side * w.aside + p.off_line), -sin(at.ahead) * (p.side * w.aside + p.off_line)
    )
    ELSE ST_Translate(h.geom, p.east, p.north)
END AS geom
FROM placed AS p
LEFT JOIN way AS w ON w.place = p.of_way AND p.beside
LEFT JOIN home AS h ON h.place = p.of_home AND NOT p.beside
LEFT JOIN LATERAL (
    SELECT ST_LineInterpolatePoint(w.geom, p.along) AS here, coalesce(ST_Azimuth(
        ST_LineInterpolatePoint(w.geom, greatest(p.along - 0.002, 0)),
        ST_LineInterpolatePoint(w.geom, least(p.along + 0.002, 1))
    ), 0) AS ahead
) AS at ON p.beside;
INSERT INTO dcm.component (component_code, class_standard, class_code, name, status, valid_to, geom)
SELECT '130108' || s.code || lpad(s.n::text, 6, '0'), 'CJ/T 214-2007', s.code, k.label_zh, CASE
    WHEN s.n %% 40 = 0 THEN '破损' WHEN s.n %% 80 = 1 THEN '丢失' WHEN s.n %% 200 = 3 THEN '占用'
    WHEN s.n %% 400 = 5 THEN '废弃' WHEN s.n %% 800 = 7 THEN '移除' ELSE '完好'
END, CASE WHEN s.n %% 97 = 0 THEN current_date END, CASE k.geometry_type
    WHEN 'line' THEN ST_MakeLine(s.geom, ST_Translate(s.geom, 6, 2))
    WHEN 'polygon' THEN ST_Expand(s.geom, 3)
    ELSE s.geom
END
FROM spot AS s INNER JOIN kind AS k ON k.code = s.code
ON CONFLICT DO NOTHING
