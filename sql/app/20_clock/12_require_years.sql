CREATE FUNCTION dcm_app.require_years(p_calendar text, p_from timestamptz, p_to timestamptz)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    first_year int := extract(year FROM p_from AT TIME ZONE 'Asia/Shanghai');
    last_year int := extract(year FROM p_to AT TIME ZONE 'Asia/Shanghai');
    missing int;
BEGIN
    -- Nearly always both are one year that is there; asking for it alone is four times as fast.
    IF first_year = last_year AND EXISTS (
        SELECT FROM dcm.calendar_year AS k WHERE k.calendar = p_calendar AND k.year = first_year
    ) THEN
        RETURN;
    END IF;
    SELECT y INTO missing
    FROM generate_series(least(first_year, last_year), least(greatest(first_year, last_year), first_year + 200)) AS y
    WHERE NOT EXISTS (SELECT FROM dcm.calendar_year AS k WHERE k.calendar = p_calendar AND k.year = y)
    LIMIT 1;
    IF FOUND THEN
        PERFORM dcm_app.require_calendar(p_calendar);
        PERFORM dcm_app.raise_error('DC003', format('工作日历“%s”没有 %s 年', p_calendar, missing),
            format('请管理员用 set_calendar_year 录入 %s 年的工作日历后再办；填写的内容没有丢失', missing), jsonb_build_object('key', 'no_calendar_year', 'year', missing));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.require_years(text, timestamptz, timestamptz) IS
    'DC003 unless the calendar covers every year from one moment to another (Asia/Shanghai)';
