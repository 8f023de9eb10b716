CREATE FUNCTION dcm_app.grid_gap_faults(p_batch int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    noise double precision := dcm_app.grid_setting('grid_noise_width_m');
    width double precision := dcm_app.grid_setting('grid_sliver_width_m');
    ratio double precision := dcm_app.grid_setting('grid_sliver_ratio');
    label text := (SELECT min(r.part) FROM dcm.census_grid_row AS r WHERE r.batch = p_batch);
BEGIN
    INSERT INTO dcm.census_fault (batch, part, rule, field, value, detail, geom, shape)
    WITH ground AS MATERIALIZED (
        SELECT g.community_code, g.shape FROM dcm_app.grid_ground(p_batch) AS g
    ), touched AS MATERIALIZED (
        SELECT c.community_code, c.label_zh, c.geom
        FROM dcm.community AS c
        WHERE c.community_code IN (
            SELECT left(r.grid_code, 12) FROM dcm.census_grid_row AS r WHERE r.batch = p_batch AND NOT ST_IsEmpty(r.shape)
        )
    ), own AS MATERIALIZED (
        SELECT g.community_code, ST_Union(g.shape) AS shape FROM ground AS g GROUP BY g.community_code
    ), open AS MATERIALIZED (
        SELECT t.community_code, t.label_zh, d.geom AS shape
        FROM touched AS t INNER JOIN own AS o USING (community_code)
        CROSS JOIN LATERAL ST_Dump(ST_CollectionExtract(ST_Difference(t.geom, o.shape), 3)) AS d
        WHERE NOT dcm_app.narrower(d.geom, noise)
    ), hole AS MATERIALIZED (
        SELECT ST_MakePolygon(ST_ExteriorRing(r.geom)) AS shape
        FROM (SELECT ST_Union(o.shape) AS shape FROM own AS o) AS u
        CROSS JOIN LATERAL ST_Dump(u.shape) AS p
        CROSS JOIN LATERAL ST_DumpRings(p.geom) AS r
        WHERE r.path[1] > 0
    ), uncovered AS (
        -- A grid of the neighbour may reach over the line: that is a crossing, not a gap.
        SELECT o.community_code, o.label_zh, o.shape,
            (SELECT ST_Union(g.shape) FROM ground AS g WHERE g.shape && o.shape AND ST_Intersects(g.shape, o.shape)) AS cover
        FROM open AS o
        UNION ALL
        SELECT NULL, NULL, h.shape,
            (SELECT ST_Union(c.geom) FROM dcm.community AS c WHERE c.geom && h.shape AND ST_Intersects(c.geom, h.shape))
        FROM hole AS h
    ), piece AS MATERIALIZED (
        SELECT u.community_code, u.label_zh, d.geom AS shape
        FROM uncovered AS u
        CROSS JOIN LATERAL ST_Dump(
            CASE WHEN u.cover IS NULL THEN u.shape ELSE ST_CollectionExtract(ST_Difference(u.shape, u.cover), 3) END) AS d
        WHERE NOT dcm_app.narrower(d.geom, noise)
    )
    SELECT p_batch, label, CASE WHEN dcm_app.is_sliver(p.shape, width, ratio) THEN 'grid_sliver_gap' ELSE 'grid_gap' END,
        'geom', p.label_zh, dcm_app.grid_piece(p.shape) || jsonb_strip_nulls(jsonb_build_object('community', p.community_code)),
        ST_PointOnSurface(p.shape), ST_Multi(p.shape)
    FROM piece AS p;
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_gap_faults(int) IS
    'Writes what no unit grid would cover: of the communities of the delivery, and holes of the whole that lie in no community';
