CREATE FUNCTION dcm_app.census_unread(unread jsonb)
RETURNS int
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    bits int := 0;
    field text;
BEGIN
    FOR field IN SELECT jsonb_object_keys(unread) LOOP
        bits := bits | CASE field
            WHEN 'class_code' THEN 1 << 1
            WHEN 'class_text' THEN 1 << 1
            WHEN 'component_code' THEN 1 << 3
            WHEN 'geom' THEN 0  -- a row without a place is found anyway
            WHEN 'grid_code' THEN 1 << 13
            WHEN 'surveyed_on' THEN 1 << 15
            WHEN 'valid_from' THEN 1 << 15
            WHEN 'changed_on' THEN 1 << 15
            WHEN 'valid_to' THEN 1 << 15
            WHEN 'status' THEN 1 << 18
            WHEN 'owner_department' THEN 1 << 19
            WHEN 'competent_department' THEN 1 << 19
            WHEN 'maintenance_department' THEN 1 << 19
            WHEN 'text_cut' THEN 1 << 30
            ELSE 1 << 21 END;
    END LOOP;
    RETURN bits;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_unread(jsonb) IS 'Bits of the rules that are broken by what the client could not read';
