CREATE FUNCTION dcm_app.number_of(report jsonb, key text)
RETURNS numeric
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    word text := nullif(report ->> key, '');
BEGIN
    IF word !~ '^-?\d{1,8}(\.\d{1,6})?$' THEN
        PERFORM dcm_app.raise_error('DC003', format('“%s”应是一个数', key), '',
            jsonb_build_object('key', 'bad_number', 'field', key));
    END IF;
    RETURN word::numeric;
END;
$$;
COMMENT ON FUNCTION dcm_app.number_of(jsonb, text) IS 'A number of a report, NULL when not given, DC003 when it is none';
