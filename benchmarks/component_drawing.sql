-- Components all over the district, of every class; one in forty damaged, one in forty missing, one in a hundred retired.
EXPLAIN (ANALYZE)
WITH kinds AS (
    SELECT k.code, k.label_zh, k.geometry_type, row_number() OVER (ORDER BY k.code) - 1 AS place, count(*) OVER () AS n
    FROM dcm.class AS k WHERE k.standard = 'CJ/T 214-2007' AND k.kind = 'component'
),
area AS (
    SELECT ST_XMin(e.box) AS west, ST_YMin(e.box) AS south, ST_XMax(e.box) - ST_XMin(e.box) AS wide,
        ST_YMax(e.box) - ST_YMin(e.box) AS high
    FROM (SELECT ST_Extent(s.geom) AS box FROM dcm.street AS s) AS e
),
spots AS (
    SELECT n, ST_SetSRID(ST_MakePoint(
        a.west + a.wide * ((n::bigint * 618033 + 12345) %% 1000003) / 1000003.0,
        a.south + a.high * ((n::bigint * 754877 + 777) %% 999983) / 999983.0
    ), 4547) AS spot
    FROM generate_series(0, %(rows)s - 1) AS n CROSS JOIN area AS a
)
INSERT INTO dcm.component (component_code, class_standard, class_code, name, status, valid_to, geom)
SELECT '130108' || k.code || lpad(p.n::text, 6, '0'), 'CJ/T 214-2007', k.code, k.label_zh,
    CASE p.n %% 40 WHEN 0 THEN '破损' WHEN 1 THEN '丢失' ELSE '完好' END,
    CASE WHEN p.n %% 97 = 0 THEN current_date END,
    CASE k.geometry_type
        WHEN 'line' THEN ST_MakeLine(p.spot, ST_Translate(p.spot, 6, 2))
        WHEN 'polygon' THEN ST_Expand(p.spot, 3)
        ELSE p.spot
    END
FROM spots AS p INNER JOIN kinds AS k ON k.place = p.n %% k.n
ON CONFLICT DO NOTHING
