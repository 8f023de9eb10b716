CREATE FUNCTION dcm_app.raise_error(code text, message text, hint text DEFAULT '', detail jsonb DEFAULT '{}')
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = code, MESSAGE = message, HINT = hint, DETAIL = detail::text;
END;
$$;
COMMENT ON FUNCTION dcm_app.raise_error(text, text, text, jsonb) IS
    'The one way to refuse: SQLSTATE DC001-DC005, Chinese words, what to do, and key and parameters as JSON';
