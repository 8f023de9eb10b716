CREATE FUNCTION dcm_app.grid_changes(p_batch int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    noise double precision := dcm_app.grid_setting('grid_noise_width_m');
BEGIN
    WITH pair AS MATERIALIZED (
        SELECT r.row_no, g.grid_code, ST_PointOnSurface(r.shape) AS spot, jsonb_strip_nulls(jsonb_build_object(
            'name', CASE WHEN r.name <> g.name THEN jsonb_build_array(g.name, r.name) END,
            'area_type', CASE WHEN r.area_type <> g.area_type THEN jsonb_build_array(g.area_type, r.area_type) END,
            'valid_to', CASE WHEN r.valid_to IS DISTINCT FROM g.valid_to AND r.valid_to IS NOT NULL
                THEN to_jsonb(ARRAY[g.valid_to::text, r.valid_to::text]) END,
            'extra', CASE WHEN r.extra <> '{}' AND NOT g.extra @> r.extra THEN jsonb_build_array(g.extra, r.extra) END,
            'geom', CASE WHEN NOT ST_Equals(r.shape, g.geom) AND NOT dcm_app.narrower(ST_SymDifference(r.shape, g.geom), noise)
                THEN to_jsonb(ARRAY[round(ST_Area(g.geom)::numeric), round(ST_Area(r.shape)::numeric)]) END
        )) AS fields
        FROM dcm.census_grid_row AS r
        INNER JOIN dcm.grid AS g ON g.grid_code = r.grid_code
        WHERE r.batch = p_batch AND r.state = 'clean'
    ), same AS (
        UPDATE dcm.census_grid_row AS r SET state = 'same'
        FROM pair AS p WHERE r.batch = p_batch AND r.row_no = p.row_no AND p.fields = '{}'
    )
    INSERT INTO dcm.census_change (batch, object_code, what, row_no, fields, geom)
    SELECT p_batch, p.grid_code, 'changed', p.row_no, p.fields, p.spot FROM pair AS p WHERE p.fields <> '{}'
    UNION ALL
    SELECT p_batch, v.grid_code, 'vanished', NULL, '{}', ST_PointOnSurface(v.geom) FROM dcm_app.grids_vanished(p_batch) AS v;
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_changes(int) IS
    'Writes what a delivery of unit grids would change: changed ones with areas before and after, and those it lacks';
