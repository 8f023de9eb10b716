CREATE FUNCTION dcm_app.flag_of(report jsonb, key text)
RETURNS boolean
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    word text := nullif(report ->> key, '');
BEGIN
    IF word NOT IN ('true', 'false') THEN
        PERFORM dcm_app.raise_error('DC003', format('“%s”应是 true 或 false', key), '',
            jsonb_build_object('key', 'bad_flag', 'field', key));
    END IF;
    RETURN word = 'true';
END;
$$;
COMMENT ON FUNCTION dcm_app.flag_of(jsonb, text) IS 'A yes or no of a report, NULL when not given, DC003 when it is neither';
