CREATE FUNCTION dcm_app.day_of(p_given jsonb, p_key text)
RETURNS date
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    word text := nullif(p_given ->> p_key, '');
BEGIN
    IF word IS NULL THEN
        RETURN NULL;
    END IF;
    IF word !~ '^2\d{3}-\d{2}-\d{2}$' THEN
        RAISE datetime_field_overflow;
    END IF;
    RETURN word::date;
EXCEPTION WHEN data_exception THEN
    PERFORM dcm_app.raise_error('DC003', format('日期“%s”不对', left(word, 40)), '日期形如 2027-01-01',
        jsonb_build_object('key', 'bad_day', 'day', left(word, 40)));
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.day_of(jsonb, text) IS 'A day, NULL when not given, DC003 when it is none';
