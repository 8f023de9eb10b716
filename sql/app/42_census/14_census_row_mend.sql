CREATE FUNCTION dcm_app.census_row_mend()
RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    touched text[];
BEGIN
    PERFORM dcm_app.require_surveyor();
    IF (new.id, new.batch, new.row_no, new.part, new.part_row) IS DISTINCT FROM (old.id, old.batch, old.row_no, old.part, old.part_row) THEN
        PERFORM dcm_app.raise_error('DC003', '记录的来源（批次、文件、行号）不能修改', '请只改需要修正的内容',
            '{"key": "row_origin"}');
    END IF;
    -- What somebody has looked at and changed is no longer what could not be read.
    SELECT coalesce(array_agg(n.key), '{}') INTO touched
    FROM jsonb_each(to_jsonb(new) - ARRAY['unread', 'geom']) AS n
    INNER JOIN jsonb_each(to_jsonb(old) - ARRAY['unread', 'geom']) AS o ON o.key = n.key
    WHERE n.value <> o.value;
    IF new.geom IS DISTINCT FROM old.geom THEN
        touched := touched || '{geom}'::text[];
    END IF;
    IF new.class_code IS DISTINCT FROM old.class_code THEN
        -- The name as delivered has been answered by the code that was chosen.
        touched := touched || '{class_text}'::text[];
        IF new.class_text IS NOT DISTINCT FROM old.class_text THEN
            new.class_text := NULL;
        END IF;
    END IF;
    UPDATE dcm.census_row AS r
    SET component_code = nullif(new.component_code, ''), class_standard = new.class_standard, class_code = nullif(new.class_code, ''),
        class_text = new.class_text, name = new.name, status = nullif(new.status, ''),
        owner_department = nullif(new.owner_department, ''), competent_department = nullif(new.competent_department, ''),
        maintenance_department = nullif(new.maintenance_department, ''), grid_code = nullif(new.grid_code, ''),
        address = new.address, surveyed_on = new.surveyed_on, valid_from = new.valid_from, changed_on = new.changed_on,
        valid_to = new.valid_to, data_source = new.data_source, note = new.note, photo = new.photo,
        extra = coalesce(new.extra, '{}'), unread = coalesce(new.unread, '{}') - touched, geom = new.geom,
        mended_by = session_user, mended_at = clock_timestamp()
    WHERE r.id = old.id;
    RETURN new;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_row_mend() IS 'UPDATE of dcm_app.census_row: mends a faulty row; a field that is changed is no longer unread';
