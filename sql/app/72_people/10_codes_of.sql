CREATE FUNCTION dcm_app.codes_of(p jsonb, key text)
RETURNS text[]
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF jsonb_typeof(p -> key) = 'null' THEN
        RETURN ARRAY[]::text[];
    END IF;
    IF jsonb_typeof(p -> key) <> 'array' OR EXISTS (
        SELECT FROM jsonb_array_elements(p -> key) AS x WHERE jsonb_typeof(x) <> 'string'
    ) THEN
        PERFORM dcm_app.raise_error('DC003', format('“%s”应是文字的列表', dcm_app.field_label(key)), '',
            jsonb_build_object('key', 'bad_text', 'field', key));
    END IF;
    RETURN ARRAY(SELECT DISTINCT x FROM jsonb_array_elements_text(p -> key) AS x ORDER BY x);
END;
$$;
COMMENT ON FUNCTION dcm_app.codes_of(jsonb, text) IS 'A list of codes, each once; empty where it is null, DC003 where it is no list of texts';
