CREATE FUNCTION dcm_app.kept_numbers(p_new jsonb, p_old jsonb)
RETURNS jsonb
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
    -- QGIS reads whole numbers of JSON into 32 bits: what comes back of a greater one is its last 32 bits.
    SELECT CASE WHEN jsonb_typeof(p_new) = 'object' AND jsonb_typeof(p_old) = 'object' THEN p_new || coalesce((
        SELECT jsonb_object_agg(o.key, o.value)
        FROM jsonb_each(p_old) AS o
        WHERE jsonb_typeof(o.value) = 'number' AND abs((o.value #>> '{}')::numeric) >= 2147483648
            AND p_new -> o.key = to_jsonb(
                mod(mod((o.value #>> '{}')::numeric + 2147483648, 4294967296) + 4294967296, 4294967296) - 2147483648)
    ), '{}') ELSE p_new END
$$;
COMMENT ON FUNCTION dcm_app.kept_numbers(jsonb, jsonb) IS
    'Extension attributes as a client sent them, great whole numbers as they were where the client only cut them off';
