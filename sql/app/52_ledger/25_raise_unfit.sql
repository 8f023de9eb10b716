CREATE FUNCTION dcm_app.raise_unfit(p_why jsonb)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM dcm_app.raise_error('DC001', p_why ->> 'message', p_why ->> 'hint', p_why - '{message, hint}'::text[]);
END;
$$;
COMMENT ON FUNCTION dcm_app.raise_unfit(jsonb) IS 'DC001 with what unfit said';
