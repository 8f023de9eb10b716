-- Points inside the grids in proportion to their area, with everything a survey fills in (12 columns).
CREATE TABLE public.delivery AS
WITH share AS (
    SELECT g.grid_code, g.geom, ceil(%(rows)s * 1.02 * ST_Area(g.geom) / sum(ST_Area(g.geom)) OVER ())::int AS n
    FROM dcm.grid AS g WHERE g.valid_to IS NULL
), spot AS (
    SELECT s.grid_code, (ST_Dump(ST_GeneratePoints(s.geom, s.n, 20131108))).geom AS geom FROM share AS s
), numbered AS (
    SELECT p.*, row_number() OVER (ORDER BY hashtext(ST_AsText(p.geom))) AS no FROM spot AS p LIMIT %(rows)s
), class AS (
    SELECT c.code, c.label_zh, b.label_zh AS big_label, row_number() OVER (ORDER BY c.code) - 1 AS at, count(*) OVER () AS n
    FROM dcm.class AS c INNER JOIN dcm.big_class AS b ON b.standard = c.standard AND b.kind = c.kind AND b.code = c.big_code
    WHERE c.standard = 'CJ/T 214-2007' AND c.kind = 'component' AND c.geometry_type = 'point'
), department AS (
    SELECT d.label_zh, row_number() OVER (ORDER BY d.code) - 1 AS at, count(*) OVER () AS n FROM dcm.department AS d
)
SELECT '130108' || c.code || lpad((500000 + p.no / c.n)::text, 6, '0') AS "标识码", c.big_label AS "大类", c.code AS "小类代码",
    c.label_zh AS "小类名称", c.label_zh || p.no AS "部件名称", (ARRAY['完好','完好','完好','破损','丢失'])[p.no %% 5 + 1] AS "部件状态",
    o.label_zh AS "权属单位", o.label_zh AS "主管部门", o.label_zh AS "养护单位", p.grid_code AS "单元网格",
    to_char(date '2025-03-01' + (p.no %% 90)::int, 'YYYY-MM-DD') AS "普查日期", '第' || p.no %% 40 || '组外业' AS "备注", p.geom
FROM numbered AS p
INNER JOIN class AS c ON c.at = p.no %% c.n
INNER JOIN department AS o ON o.at = p.no %% o.n
