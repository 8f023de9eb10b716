CREATE FUNCTION dcm_app.component_as_of(day date)
RETURNS SETOF dcm_app.component
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100000
SET search_path = dcm, public, pg_temp
AS $$
BEGIN
    IF NOT dcm_app.is_surveyor() THEN
        PERFORM dcm_app.me();  -- says who may
    END IF;
    RETURN QUERY
    SELECT s.id, s.component_code, s.class_standard, s.class_code, s.class_name, s.name, s.status, s.owner_department,
        s.competent_department, s.maintenance_department, s.grid_code, s.address, s.surveyed_on, s.valid_from, s.valid_to,
        s.extra, s.geom, s.version, s.since, s.data_source, s.note, s.photo, s.written_at, s.written_by, s.batch,
        s.big_code, s.class_key
    FROM dcm_app.component_state AS s
    WHERE s.since <= component_as_of.day AND (s.until IS NULL OR s.until > component_as_of.day);
END;
$$;
COMMENT ON FUNCTION dcm_app.component_as_of(date) IS 'The components that stood on a day, as they were then';
