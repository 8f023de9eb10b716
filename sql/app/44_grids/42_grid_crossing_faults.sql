CREATE FUNCTION dcm_app.grid_crossing_faults(p_batch int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    tolerance double precision := dcm_app.grid_setting('grid_crossing_m');
BEGIN
    INSERT INTO dcm.census_fault (batch, row_no, part, part_row, rule, field, value, detail, geom, shape)
    WITH outside AS MATERIALIZED (
        SELECT r.row_no, r.part, r.part_row, r.grid_code, c.label_zh, ST_Area(r.shape) AS area,
            ST_CollectionExtract(ST_Difference(r.shape, c.geom), 3) AS beyond
        FROM dcm.census_grid_row AS r
        INNER JOIN dcm.community AS c ON c.community_code = left(r.grid_code, 12)
        WHERE r.batch = p_batch AND r.flaw IS NULL AND r.state <> 'taken' AND (r.valid_to < dcm_app.today()) IS NOT TRUE
            AND NOT ST_Covers(c.geom, r.shape)
    ), wide AS MATERIALIZED (
        SELECT o.row_no, o.part, o.part_row, o.grid_code, o.label_zh, o.area, ST_Multi(ST_Collect(d.geom)) AS beyond
        FROM outside AS o CROSS JOIN LATERAL ST_Dump(o.beyond) AS d
        WHERE NOT dcm_app.narrower(d.geom, tolerance)
        GROUP BY o.row_no, o.part, o.part_row, o.grid_code, o.label_zh, o.area
    )
    SELECT p_batch, w.row_no, w.part, w.part_row, 'grid_crossing', 'geom', w.grid_code,
        dcm_app.grid_piece(w.beyond) || jsonb_build_object('community', w.label_zh,
            'percent', round((100 * ST_Area(w.beyond) / nullif(w.area, 0))::numeric, 1)),
        ST_PointOnSurface(w.beyond), w.beyond
    FROM wide AS w;
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_crossing_faults(int) IS
    'Writes which unit grids of a delivery reach over the line of the community that their code names';
