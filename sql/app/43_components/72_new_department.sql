CREATE FUNCTION dcm_app.new_department(p_departments jsonb, p_key text, p_present text, p_only_empty boolean)
RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT CASE
        WHEN p_departments ->> p_key IS NULL OR (p_only_empty AND p_present IS NOT NULL) THEN p_present
        ELSE nullif(p_departments ->> p_key, '')
    END
$$;
COMMENT ON FUNCTION dcm_app.new_department(jsonb, text, text, boolean) IS
    'Department of a component after a change in bulk: null leaves the present one, an empty text clears it';
