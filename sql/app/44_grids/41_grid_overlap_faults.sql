CREATE FUNCTION dcm_app.grid_overlap_faults(p_batch int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    noise double precision := dcm_app.grid_setting('grid_noise_width_m');
    width double precision := dcm_app.grid_setting('grid_sliver_width_m');
    ratio double precision := dcm_app.grid_setting('grid_sliver_ratio');
BEGIN
    INSERT INTO dcm.census_fault (batch, row_no, part, part_row, rule, field, value, detail, geom, shape)
    WITH standing AS MATERIALIZED (
        SELECT s.grid_code FROM dcm_app.grid_ground(p_batch) AS s WHERE s.row_no IS NULL
    ), pair AS MATERIALIZED (
        SELECT r.row_no, r.part, r.part_row, r.grid_code, o.row_no AS other_no, o.grid_code AS other,
            ST_CollectionExtract(ST_Intersection(r.shape, o.shape), 3) AS shared
        FROM dcm.census_grid_row AS r
        -- + 0: the index of positions is the one to use, not the one of batches, whatever the planner guesses of a new batch.
        INNER JOIN dcm.census_grid_row AS o ON ST_Intersects(r.shape, o.shape) AND o.batch + 0 = p_batch AND o.row_no > r.row_no
        WHERE r.batch = p_batch AND r.flaw IS NULL AND o.flaw IS NULL AND r.state <> 'taken' AND o.state <> 'taken'
            AND r.grid_code IS DISTINCT FROM o.grid_code AND ST_Relate(r.shape, o.shape, '2********')
            AND (least(r.valid_to, o.valid_to) < dcm_app.today()) IS NOT TRUE
        UNION ALL
        SELECT r.row_no, r.part, r.part_row, r.grid_code, NULL, g.grid_code,
            ST_CollectionExtract(ST_Intersection(r.shape, g.geom), 3)
        FROM dcm.census_grid_row AS r
        -- IS TRUE: looked up in a hash, before the geometries are compared, not scanned for each pair.
        INNER JOIN dcm.grid AS g ON g.geom && r.shape AND (g.grid_code IN (SELECT s.grid_code FROM standing AS s)) IS TRUE
        WHERE r.batch = p_batch AND r.flaw IS NULL AND r.state <> 'taken' AND (r.valid_to < dcm_app.today()) IS NOT TRUE
            AND ST_Relate(r.shape, g.geom, '2********')
    ), found AS MATERIALIZED (
        SELECT p.row_no, p.part, p.part_row, p.grid_code, p.other_no, p.other,
            bool_and(dcm_app.is_sliver(d.geom, width, ratio)) AS thin, ST_Multi(ST_Collect(d.geom)) AS shared
        FROM pair AS p CROSS JOIN LATERAL ST_Dump(p.shared) AS d
        WHERE NOT dcm_app.narrower(d.geom, noise)
        GROUP BY p.row_no, p.part, p.part_row, p.grid_code, p.other_no, p.other
    ), told AS (
        SELECT f.row_no, f.part, f.part_row, f.grid_code, f.other, f.other_no IS NULL AS standing, f.thin, f.shared FROM found AS f
        UNION ALL  -- neither of two that overlap is taken: each row says so
        SELECT o.row_no, o.part, o.part_row, o.grid_code, f.grid_code, false, false, f.shared
        FROM found AS f INNER JOIN dcm.census_grid_row AS o ON o.batch = p_batch AND o.row_no = f.other_no
        WHERE NOT f.thin
    )
    SELECT p_batch, CASE WHEN NOT t.thin THEN t.row_no END, t.part, CASE WHEN NOT t.thin THEN t.part_row END,
        CASE WHEN t.thin THEN 'grid_sliver_overlap' ELSE 'grid_overlap' END, 'geom',
        CASE WHEN t.thin THEN concat_ws(' / ', t.grid_code, t.other) ELSE t.grid_code END,
        dcm_app.grid_piece(t.shared) || jsonb_build_object('other', t.other, 'standing', t.standing),
        ST_PointOnSurface(t.shared), t.shared
    FROM told AS t;
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_overlap_faults(int) IS
    'Writes which unit grids of a delivery overlap each other or a standing one; thin overlaps are warnings';
