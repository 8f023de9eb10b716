CREATE FUNCTION dcm_app.grid_shape_faults(p_batch int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    smallest double precision := dcm_app.grid_setting('grid_area_min_m2');
    largest double precision := dcm_app.grid_setting('grid_area_max_m2');
BEGIN
    INSERT INTO dcm.census_fault (batch, row_no, part, part_row, rule, field, value, detail, geom)
    SELECT p_batch, r.row_no, r.part, r.part_row, f.rule, 'geom', coalesce(f.value, r.grid_code), f.detail, f.spot
    FROM dcm.census_grid_row AS r
    CROSS JOIN LATERAL (
        SELECT CASE r.flaw
                WHEN 'missing' THEN 'geometry_missing'
                WHEN 'numbers' THEN 'geometry_numbers'
                WHEN 'not_area' THEN 'grid_not_area'
                WHEN 'outside' THEN 'place_outside'
                WHEN 'invalid' THEN 'geometry_invalid'
            END,
            CASE r.flaw
                WHEN 'not_area' THEN GeometryType(r.geom)
                WHEN 'invalid' THEN (ST_IsValidDetail(r.geom)).reason
            END,
            jsonb_strip_nulls(jsonb_build_object('crs', r.crs_hint)),
            CASE
                WHEN r.flaw = 'invalid' THEN (ST_IsValidDetail(r.geom)).location
                WHEN r.geom IS NOT NULL THEN ST_Centroid(ST_Envelope(r.geom))
            END
        UNION ALL
        SELECT CASE WHEN r.heights THEN 'geometry_height' END, NULL, '{}'::jsonb, ST_PointOnSurface(r.shape)
        UNION ALL
        SELECT CASE WHEN ST_NumGeometries(r.geom) > 1 AND r.flaw IS NULL THEN 'grid_parts' END, NULL,
            jsonb_build_object('parts', ST_NumGeometries(r.geom)), ST_PointOnSurface(r.shape)
        UNION ALL
        SELECT CASE WHEN r.flaw IS NULL AND ST_Area(r.shape) NOT BETWEEN smallest AND largest THEN 'grid_size' END, NULL,
            jsonb_build_object('area_m2', round(ST_Area(r.shape)::numeric), 'from', smallest, 'to', largest),
            ST_PointOnSurface(r.shape)
    ) AS f (rule, value, detail, spot)
    WHERE r.batch = p_batch AND r.state <> 'taken' AND f.rule IS NOT NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_shape_faults(int) IS 'Writes what is wrong with single boundaries: no area, invalid, outside, of several parts, of unusual size';
