CREATE FUNCTION dcm_app.note_of(p_key text, n bigint, more jsonb DEFAULT '{}')
RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN CASE WHEN n > 0 THEN jsonb_build_array(jsonb_build_object('key', p_key, 'n', n) || more) ELSE '[]' END;
END;
$$;
COMMENT ON FUNCTION dcm_app.note_of(text, bigint, jsonb) IS 'A note of an effect in a list; an empty list where there is nothing to count';
