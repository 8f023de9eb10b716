CREATE FUNCTION dcm_app.titles_of(p_titles jsonb)
RETURNS jsonb
LANGUAGE sql IMMUTABLE
SET search_path = dcm, pg_temp
AS $$
    SELECT coalesce(jsonb_object_agg(left(t.key, 100), left(t.value, 300)), '{}')
    FROM (
        SELECT x.key, x.value
        FROM jsonb_each_text(CASE jsonb_typeof(p_titles) WHEN 'object' THEN p_titles ELSE '{}' END) AS x
        WHERE x.value <> '' ORDER BY x.key LIMIT 200
    ) AS t
$$;
COMMENT ON FUNCTION dcm_app.titles_of(jsonb) IS 'Titles of the sheets of a workbook as they are kept: at most 200, of at most 300 letters';
