CREATE FUNCTION dcm_app.handbook_asks(p_key text, p_subject text, p_field text DEFAULT NULL)
RETURNS jsonb
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT jsonb_strip_nulls(jsonb_build_object('key', p_key, 'subject', coalesce(p_subject, ''), 'field', p_field))
$$;
COMMENT ON FUNCTION dcm_app.handbook_asks(text, text, text) IS 'A question of a row, as a workbook sends them along';
