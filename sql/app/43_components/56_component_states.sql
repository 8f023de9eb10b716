CREATE FUNCTION dcm_app.component_states(p_id int)
RETURNS SETOF dcm.component_past
LANGUAGE sql STABLE SECURITY DEFINER ROWS 5
SET search_path = dcm, public, pg_temp
AS $$
    SELECT p.* FROM dcm.component_past AS p WHERE p.component_id = p_id
    UNION ALL
    SELECT c.id, c.version, c.since, NULL, c.component_code, c.class_standard, c.class_code, c.name, c.status,
        c.owner_department, c.competent_department, c.maintenance_department, c.grid_code, c.address, c.surveyed_on,
        c.valid_from, c.valid_to, c.data_source, c.note, c.photo, c.extra, c.geom, c.written_at, c.written_by, c.batch,
        NULL, NULL, NULL, NULL
    FROM dcm.component AS c WHERE c.id = p_id
$$;
COMMENT ON FUNCTION dcm_app.component_states(int) IS 'Past states of a component and its present one, which nothing has replaced (how is empty)';
