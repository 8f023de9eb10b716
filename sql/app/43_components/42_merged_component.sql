CREATE FUNCTION dcm_app.merged_component(p dcm.component, new dcm_app.component)
RETURNS dcm.component
LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp
AS $$
BEGIN
    p.component_code := new.component_code;
    p.class_standard := coalesce(nullif(new.class_standard, ''), p.class_standard);
    p.class_code := new.class_code;
    p.name := new.name;
    p.status := new.status;
    p.owner_department := new.owner_department;
    p.competent_department := new.competent_department;
    p.maintenance_department := new.maintenance_department;
    p.grid_code := new.grid_code;
    p.address := new.address;
    p.surveyed_on := new.surveyed_on;
    p.valid_from := coalesce(new.valid_from, p.valid_from);
    p.valid_to := new.valid_to;
    p.data_source := new.data_source;
    p.note := new.note;
    p.photo := new.photo;
    p.extra := dcm_app.kept_numbers(new.extra, p.extra);
    p.geom := new.geom;
    RETURN p;
END;
$$;
COMMENT ON FUNCTION dcm_app.merged_component(dcm.component, dcm_app.component) IS 'A component with what a client sends through the view';
