CREATE FUNCTION dcm_app.raise_bad_limit(p_words text)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM dcm_app.raise_error('DC003', format('时限“%s”不对', p_words),
        '时限应大于 0、不超过 3650，单位用紧急工作时、工作时、工作日、自然日或紧急工作日；同一级别、区域和步骤只写一个',
        jsonb_build_object('key', 'limit_range', 'limit', p_words));
END;
$$;
COMMENT ON FUNCTION dcm_app.raise_bad_limit(text) IS 'DC003 for a limit of a handbook that cannot be';
