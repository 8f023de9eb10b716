CREATE FUNCTION dcm_app.day_for(p jsonb, p_key text)
RETURNS date
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    words text := p ->> p_key;
BEGIN
    IF words ~ '^\d{4}-\d{2}-\d{2}$' THEN
        RETURN make_date(left(words, 4)::int, substr(words, 6, 2)::int, right(words, 2)::int);
    END IF;
    PERFORM dcm_app.raise_error('DC003', format('“%s”不是日期', left(coalesce(words, ''), 60)), '日期形如 2027-01-01',
        jsonb_build_object('key', 'bad_day', 'day', left(words, 60)));
    RETURN NULL;
EXCEPTION WHEN data_exception THEN
    PERFORM dcm_app.raise_error('DC003', format('没有 %s 这一天', left(words, 60)), '日期形如 2027-01-01',
        jsonb_build_object('key', 'bad_day', 'day', left(words, 60)));
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.day_for(jsonb, text) IS 'A day given in a change; DC003 if it is none';
