CREATE FUNCTION dcm_app.census_add_components(b dcm.census_batch)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET timezone = 'Asia/Shanghai'
SET work_mem = '256MB'
SET maintenance_work_mem = '256MB'
SET jit = off
SET enable_nestloop = off  -- how many of a delivery are known already is beyond guessing
SET enable_mergejoin = off
AS $$
DECLARE
    added int;
    indexes text[];
    one text;
BEGIN
    indexes := dcm_app.census_lay_by_indexes((
        SELECT count(*)::int FROM pg_temp.census_work AS w WHERE w.sound
    ) - (SELECT count(*)::int FROM pg_temp.census_match));
    INSERT INTO dcm.component (
        component_code, class_standard, class_code, name, status, owner_department, competent_department,
        maintenance_department, grid_code, address, surveyed_on, valid_from, valid_to, extra, geom, since, data_source, note,
        photo, written_by, batch
    )
    SELECT coalesce(w.component_code, g.component_code), w.class_standard, w.class_code, coalesce(w.name, w.class_label),
        coalesce(w.status, '完好'), w.owner_department, w.competent_department, w.maintenance_department, w.grid_code,
        w.address, w.surveyed_on, coalesce(w.valid_from, w.surveyed_on, w.changed_on, current_date), w.valid_to, w.extra, w.geom,
        coalesce(w.changed_on, w.valid_from, w.surveyed_on, current_date), w.data_source, w.note, w.photo, session_user, b.id
    FROM pg_temp.census_full AS w
    LEFT JOIN pg_temp.census_given AS g ON g.row_no = w.row_no
    WHERE w.sound
        AND NOT EXISTS (SELECT FROM pg_temp.census_match AS m WHERE m.row_no = w.row_no);
    GET DIAGNOSTICS added = ROW_COUNT;
    FOREACH one IN ARRAY indexes LOOP
        EXECUTE one;
    END LOOP;
    RETURN added;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_add_components(dcm.census_batch) IS 'Writes the clean rows that are no component yet; how many';
