CREATE FUNCTION dcm_app.survey_text(words text, p_label text, at_most int)
RETURNS text
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    clean text := nullif(btrim(dcm_app.clean_text(words), E' \t\r\n　'), '');
BEGIN
    IF length(clean) > at_most THEN
        PERFORM dcm_app.raise_error('DC003', format('“%s”太长（%s 个字，最多 %s 个）', p_label, length(clean), at_most),
            '请缩短后再保存', jsonb_build_object('key', 'too_long', 'field', p_label, 'limit', at_most));
    END IF;
    RETURN clean;
END;
$$;
COMMENT ON FUNCTION dcm_app.survey_text(text, text, int) IS
    'A text of a component without control characters and blanks around it, NULL when empty, DC003 when too long';
