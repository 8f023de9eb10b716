CREATE FUNCTION dcm_app.clean_text(words text)
RETURNS text
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- Nearly every text is clean already; asking is cheaper than replacing.
    IF words !~ '[\x01-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]' THEN
        RETURN words;
    END IF;
    RETURN regexp_replace(
        regexp_replace(words, '\r\n?', E'\n', 'g'),
        '[\x01-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]', '', 'g'
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.clean_text(text) IS
    'Text without control characters (line break and tab stay) and without marks that turn the direction of writing; all else as it is';
