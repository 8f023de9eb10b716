CREATE FUNCTION dcm_app.handbook_day(p_edition jsonb)
RETURNS date
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    word text := nullif(p_edition ->> 'valid_from', '');
BEGIN
    IF word IS NULL THEN
        RETURN NULL;
    END IF;
    IF word !~ '^2\d{3}-\d{2}-\d{2}$' THEN
        RAISE datetime_field_overflow;
    END IF;
    RETURN word::date;
EXCEPTION WHEN data_exception THEN
    PERFORM dcm_app.raise_error('DC003', format('启用日期“%s”不对', left(word, 40)), '日期形如 2027-01-01',
        jsonb_build_object('key', 'bad_day', 'day', left(word, 40)));
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_day(jsonb) IS 'First day that is meant for a draft, NULL when not given, DC003 when it is no day';
