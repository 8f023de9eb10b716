CREATE FUNCTION dcm_app.census_compare(b dcm.census_batch)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET work_mem = '256MB'
SET jit = off
SET enable_mergejoin = off
AS $$
BEGIN
    DROP TABLE IF EXISTS pg_temp.census_match;
    CREATE TEMPORARY TABLE census_match AS
    SELECT w.row_no, c.id AS component_id, c.version, c.component_code, jsonb_strip_nulls(jsonb_build_object(
        'name', CASE WHEN w.name <> c.name THEN jsonb_build_array(c.name, w.name) END,
        'status', CASE WHEN w.status <> c.status THEN jsonb_build_array(c.status, w.status) END,
        'owner_department', CASE WHEN w.owner_department IS DISTINCT FROM c.owner_department AND w.owner_department IS NOT NULL
            THEN jsonb_build_array(c.owner_department, w.owner_department) END,
        'competent_department', CASE WHEN w.competent_department IS DISTINCT FROM c.competent_department
            AND w.competent_department IS NOT NULL THEN jsonb_build_array(c.competent_department, w.competent_department) END,
        'maintenance_department', CASE WHEN w.maintenance_department IS DISTINCT FROM c.maintenance_department
            AND w.maintenance_department IS NOT NULL THEN jsonb_build_array(c.maintenance_department, w.maintenance_department) END,
        -- A grid that was found by position says something new only where the component was moved or had none; no grid
        -- only where it was moved out of the grids.
        'grid_code', CASE WHEN w.grid_code IS DISTINCT FROM c.grid_code
            AND (w.grid_code IS NOT NULL OR w.mask & (1 << 27) <> 0)
            AND (w.grid_given IS NOT NULL OR c.grid_code IS NULL OR m.metres > m.rounding)
            THEN jsonb_build_array(c.grid_code, w.grid_code) END,
        'address', CASE WHEN w.address IS DISTINCT FROM c.address AND w.address IS NOT NULL
            THEN jsonb_build_array(c.address, w.address) END,
        'surveyed_on', CASE WHEN w.surveyed_on IS DISTINCT FROM c.surveyed_on AND w.surveyed_on IS NOT NULL
            THEN jsonb_build_array(c.surveyed_on, w.surveyed_on) END,
        'valid_from', CASE WHEN w.valid_from <> c.valid_from THEN jsonb_build_array(c.valid_from, w.valid_from) END,
        'valid_to', CASE WHEN w.valid_to IS DISTINCT FROM c.valid_to AND w.valid_to IS NOT NULL
            THEN jsonb_build_array(c.valid_to, w.valid_to) END,
        'data_source', CASE WHEN w.data_source IS DISTINCT FROM c.data_source AND w.data_source IS NOT NULL
            THEN jsonb_build_array(c.data_source, w.data_source) END,
        'note', CASE WHEN w.note IS DISTINCT FROM c.note AND w.note IS NOT NULL THEN jsonb_build_array(c.note, w.note) END,
        'photo', CASE WHEN w.photo IS DISTINCT FROM c.photo AND w.photo IS NOT NULL THEN jsonb_build_array(c.photo, w.photo) END,
        'extra', CASE WHEN NOT c.extra @> w.extra THEN jsonb_build_array(c.extra, c.extra || w.extra) END,
        'moved_m', CASE WHEN m.metres > m.rounding THEN round(m.metres::numeric, 3) END
    )) AS fields
    FROM pg_temp.census_full AS w
    INNER JOIN dcm.component AS c ON c.component_code = w.component_code
    LEFT JOIN pg_temp.census_part AS p ON p.part = w.part
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN ST_Dimension(w.geom) = 0 AND ST_Dimension(c.geom) = 0 THEN ST_Distance(w.geom, c.geom)
            ELSE ST_HausdorffDistance(w.geom, c.geom) END AS metres,
            -- Degrees come with seven decimals (1 cm); metres with three.
            CASE WHEN p.degrees THEN 0.02 ELSE 0.001 END AS rounding OFFSET 0
    ) AS m
    WHERE w.sound;
    ANALYZE pg_temp.census_match;
    INSERT INTO dcm.census_change (batch, object_code, what, row_no, fields, geom)
    SELECT b.id, m.component_code, 'changed', m.row_no, m.fields, w.spot
    FROM pg_temp.census_match AS m INNER JOIN pg_temp.census_work AS w ON w.row_no = m.row_no
    WHERE m.fields <> '{}';
    -- Where no row has a code nothing can be missed: who is who would be guesswork. Mended rows are not the delivery.
    IF b.state <> 'written' AND EXISTS (SELECT FROM pg_temp.census_work AS w WHERE w.component_code IS NOT NULL) THEN
        PERFORM dcm_app.census_vanished(b);
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_compare(dcm.census_batch) IS
    'What the clean rows would change (pg_temp.census_match, dcm.census_change); a value that a delivery lacks erases nothing';
