CREATE FUNCTION dcm_app.component_insert()
RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    n dcm.component;
    words text;
    hint text;
    detail text;
BEGIN
    PERFORM dcm_app.require_surveyor();
    n.component_code := new.component_code;
    n.class_standard := coalesce(nullif(new.class_standard, ''), dcm_app.setting_value('class_standard') #>> '{}');
    n.class_code := new.class_code;
    n.name := new.name;
    n.status := new.status;
    n.owner_department := new.owner_department;
    n.competent_department := new.competent_department;
    n.maintenance_department := new.maintenance_department;
    n.grid_code := new.grid_code;
    n.address := new.address;
    n.surveyed_on := new.surveyed_on;
    n.valid_from := coalesce(new.valid_from, dcm_app.today());
    n.valid_to := new.valid_to;
    n.data_source := new.data_source;
    n.note := new.note;
    n.photo := new.photo;
    n.extra := new.extra;
    n.geom := new.geom;
    BEGIN
        n := dcm_app.checked_component(n, NULL);
    EXCEPTION WHEN SQLSTATE 'DC003' OR SQLSTATE 'DC005' THEN
        GET STACKED DIAGNOSTICS words = MESSAGE_TEXT, hint = PG_EXCEPTION_HINT, detail = PG_EXCEPTION_DETAIL;
        PERFORM dcm_app.raise_of_component(SQLSTATE, dcm_app.new_component_words(n), words, hint, detail);
    END;
    INSERT INTO dcm.component (
        component_code, class_standard, class_code, name, status, owner_department, competent_department,
        maintenance_department, grid_code, address, surveyed_on, valid_from, valid_to, data_source, note, photo, extra, geom,
        since
    ) VALUES (
        n.component_code, n.class_standard, n.class_code, n.name, n.status, n.owner_department, n.competent_department,
        n.maintenance_department, n.grid_code, n.address, n.surveyed_on, n.valid_from, n.valid_to, n.data_source, n.note,
        n.photo, n.extra, n.geom, n.valid_from
    ) RETURNING id INTO new.id;
    PERFORM pg_notify('dcm', '{"topic": "components"}');
    SELECT * INTO new FROM dcm_app.component AS v WHERE v.id = new.id;
    RETURN new;
END;
$$;
COMMENT ON FUNCTION dcm_app.component_insert() IS
    'A surveyor adds a component; id, version, since, who and when are given here, whatever a client sends';
