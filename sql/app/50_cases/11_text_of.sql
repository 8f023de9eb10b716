CREATE FUNCTION dcm_app.text_of(report jsonb, key text, at_most int)
RETURNS text
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    words text := nullif(btrim(dcm_app.clean_text(report ->> key), E' \t\r\n　'), '');
BEGIN
    IF jsonb_typeof(report -> key) IN ('object', 'array') THEN
        PERFORM dcm_app.raise_error('DC003', format('“%s”应是文字', dcm_app.field_label(key)), '',
            jsonb_build_object('key', 'bad_text', 'field', key));
    END IF;
    IF length(words) > at_most THEN
        PERFORM dcm_app.raise_error('DC003',
            format('“%s”太长（%s 个字，最多 %s 个）', dcm_app.field_label(key), length(words), at_most), '请缩短后再提交',
            jsonb_build_object('key', 'too_long', 'field', key, 'limit', at_most));
    END IF;
    RETURN words;
END;
$$;
COMMENT ON FUNCTION dcm_app.text_of(jsonb, text, int) IS
    'A text of a report, cleaned and without blanks around it, NULL when empty, DC003 when it is no text or too long';
