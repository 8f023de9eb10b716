CREATE FUNCTION dcm_app.time_of(report jsonb, key text, latest timestamptz)
RETURNS timestamptz
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
SET timezone = 'Asia/Shanghai' -- a time without zone is local time, whatever the sender's session says
AS $$
DECLARE
    words text := nullif(report ->> key, '');
    moment timestamptz;
BEGIN
    IF words IS NULL THEN
        RETURN NULL;
    END IF;
    BEGIN
        moment := words::timestamptz;
    EXCEPTION WHEN data_exception THEN
        moment := NULL;
    END;
    IF moment IS NULL OR moment < '2000-01-01 00:00+08' OR moment > latest + interval '5 minutes' THEN
        PERFORM dcm_app.raise_error('DC003', format('时间“%s”不对', left(words, 60)), '时间应在 2000 年以后、现在以前',
            jsonb_build_object('key', 'bad_time', 'field', key));
    END IF;
    RETURN moment;
END;
$$;
COMMENT ON FUNCTION dcm_app.time_of(jsonb, text, timestamptz) IS
    'A time of a report, NULL when not given, DC003 when it is none, before 2000 or in the future (five minutes for clocks that differ)';
