CREATE FUNCTION dcm_app.write_component(n dcm.component, o dcm.component, p_how text)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    -- An end that lies back counts from its own day.
    day date := greatest(o.since, CASE WHEN o.valid_to IS NULL THEN n.valid_to END);
BEGIN
    IF n.valid_to IS NULL OR o.valid_to IS NOT NULL THEN
        day := greatest(o.since, dcm_app.today());
    END IF;
    PERFORM dcm_app.keep_component_past(ARRAY[o.id], ARRAY[day], NULL, p_how);
    UPDATE dcm.component AS c SET
        component_code = n.component_code, class_standard = n.class_standard, class_code = n.class_code, name = n.name,
        status = n.status, owner_department = n.owner_department, competent_department = n.competent_department,
        maintenance_department = n.maintenance_department, grid_code = n.grid_code, address = n.address,
        surveyed_on = n.surveyed_on, valid_from = n.valid_from, valid_to = n.valid_to, data_source = n.data_source,
        note = n.note, photo = n.photo, extra = n.extra, geom = n.geom, version = o.version + 1,
        since = day, written_at = clock_timestamp(), written_by = session_user, batch = NULL
    WHERE c.id = o.id;
    PERFORM pg_notify('dcm', '{"topic": "components"}');
END;
$$;
COMMENT ON FUNCTION dcm_app.write_component(dcm.component, dcm.component, text) IS
    'Writes a component that was checked; the state before goes into its history';
