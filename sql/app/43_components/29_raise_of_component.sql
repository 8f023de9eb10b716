CREATE FUNCTION dcm_app.raise_of_component(p_state text, p_which text, p_words text, p_hint text, p_detail text)
RETURNS void
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- Twenty components are saved at once: the surveyor must know which one is meant.
    PERFORM dcm_app.raise_error(p_state, format('%s：%s', p_which, p_words), coalesce(p_hint, ''),
        coalesce(nullif(p_detail, ''), '{}')::jsonb);
END;
$$;
COMMENT ON FUNCTION dcm_app.raise_of_component(text, text, text, text, text) IS
    'Raises an error once more, with the component that it is about at the beginning of its words';
