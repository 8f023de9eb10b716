CREATE FUNCTION dcm_app.words_of(report jsonb, key text)
RETURNS text[]
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    found text[];
BEGIN
    IF jsonb_typeof(report -> key) NOT IN ('array', 'null') OR jsonb_array_length(nullif(report -> key, 'null')) > 100 THEN
        PERFORM dcm_app.raise_error('DC003', format('“%s”应是词的列表，最多 100 个', dcm_app.field_label(key)), '',
            jsonb_build_object('key', 'bad_words', 'field', key));
    END IF;
    SELECT array_agg(DISTINCT regexp_replace(w, '[\s　]+', ' ', 'g')) INTO found
    FROM jsonb_array_elements(nullif(report -> key, 'null')) AS x
    CROSS JOIN LATERAL (SELECT dcm_app.text_of(jsonb_build_object(key, x), key, 40) AS w) AS t
    WHERE w IS NOT NULL;
    RETURN found;
END;
$$;
COMMENT ON FUNCTION dcm_app.words_of(jsonb, text) IS 'A list of words of a report, cleaned and each once, NULL when none; DC003 when it is no list or too long';
