CREATE FUNCTION dcm_app.list_of(p jsonb, p_key text)
RETURNS text[]
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF p -> p_key IS NULL OR p -> p_key = 'null' THEN
        RETURN NULL;
    ELSIF jsonb_typeof(p -> p_key) <> 'array' OR jsonb_path_exists(p -> p_key, '$[*] ? (@.type() != "string")') THEN
        PERFORM dcm_app.raise_error('DC003', format('%s 应是一列代码', p_key), '例如 ["0118", "0402"]',
            jsonb_build_object('key', 'bad_scope', 'field', p_key));
    END IF;
    RETURN ARRAY(SELECT jsonb_array_elements_text(p -> p_key));
END;
$$;
COMMENT ON FUNCTION dcm_app.list_of(jsonb, text) IS 'A list of codes of an instruction, NULL where it is left out, DC003 where it is none';
