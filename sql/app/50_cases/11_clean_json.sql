CREATE FUNCTION dcm_app.clean_json(words jsonb)
RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- As JSON is written: control characters as \r, \b, \f or \u00.., the others as they are. A backslash in a text is
    -- doubled, so this may ask once too often, never too rarely.
    IF words::text !~ '\\[rbfu]|[\x7f-\x9f\u202a-\u202e\u2066-\u2069]' THEN
        RETURN words;
    END IF;
    RETURN CASE jsonb_typeof(words)
        WHEN 'string' THEN to_jsonb(dcm_app.clean_text(words #>> '{}'))
        WHEN 'object' THEN (SELECT coalesce(jsonb_object_agg(x.key, dcm_app.clean_json(x.value)), '{}') FROM jsonb_each(words) AS x)
        WHEN 'array' THEN (
            SELECT coalesce(jsonb_agg(dcm_app.clean_json(x.value) ORDER BY x.n), '[]')
            FROM jsonb_array_elements(words) WITH ORDINALITY AS x (value, n)
        )
        ELSE words
    END;
END;
$$;
COMMENT ON FUNCTION dcm_app.clean_json(jsonb) IS 'JSON with every text in it cleaned as clean_text does; keys stay as they are';
