CREATE FUNCTION dcm_app.raise_bad_code(p_code text, p_words text, p_detail jsonb)
RETURNS void
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM dcm_app.raise_error('DC003', format('标识码 %s %s', p_code, p_words), '标识码留空则自动编码',
        p_detail || jsonb_build_object('component_code', p_code));
END;
$$;
COMMENT ON FUNCTION dcm_app.raise_bad_code(text, text, jsonb) IS 'DC003 for a 标识码 that cannot be given';
