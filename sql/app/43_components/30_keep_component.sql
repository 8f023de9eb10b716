CREATE FUNCTION dcm_app.keep_component(p dcm.component, p_how text)
RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    INSERT INTO dcm.component_past (
        component_id, version, since, until, component_code, class_standard, class_code, name, status, owner_department,
        competent_department, maintenance_department, grid_code, address, surveyed_on, valid_from, valid_to, data_source,
        note, photo, extra, geom, written_at, written_by, batch, how
    ) VALUES (
        p.id, p.version, p.since, greatest(p.since, dcm_app.today()), p.component_code, p.class_standard, p.class_code,
        p.name, p.status, p.owner_department, p.competent_department, p.maintenance_department, p.grid_code, p.address,
        p.surveyed_on, p.valid_from, p.valid_to, p.data_source, p.note, p.photo, p.extra, p.geom, p.written_at,
        p.written_by, p.batch, p_how
    )
$$;
COMMENT ON FUNCTION dcm_app.keep_component(dcm.component, text) IS 'Puts the present state of a component into its history, before it is written anew';
