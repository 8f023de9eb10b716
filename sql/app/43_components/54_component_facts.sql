CREATE FUNCTION dcm_app.component_facts(p dcm.component_past)
RETURNS jsonb
LANGUAGE sql STABLE
SET search_path = public, pg_temp
AS $$
    SELECT jsonb_build_object(
        'component_code', p.component_code, 'class_standard', p.class_standard, 'class_code', p.class_code, 'name', p.name,
        'status', p.status, 'owner_department', p.owner_department, 'competent_department', p.competent_department,
        'maintenance_department', p.maintenance_department, 'grid_code', p.grid_code, 'address', p.address,
        'surveyed_on', p.surveyed_on, 'valid_from', p.valid_from, 'valid_to', p.valid_to, 'data_source', p.data_source,
        'note', p.note, 'photo', p.photo, 'extra', p.extra
    )
$$;
COMMENT ON FUNCTION dcm_app.component_facts(dcm.component_past) IS 'What surveyors write of a component, without its place';
