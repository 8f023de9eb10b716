CREATE FUNCTION dcm_app.until_of(p_detail jsonb, p_rule dcm.clock_rule, p_at timestamptz)
RETURNS timestamptz
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
SET timezone = 'Asia/Shanghai' -- a time without zone is local time, whatever the sender's session says
AS $$
DECLARE
    words text := btrim(p_detail ->> 'until');
    moment timestamptz;
    -- Days are counted as days, whatever the hour of asking; a year is a calendar year, also over a 29 February.
    last_day date := p_at::date + make_interval(years => p_rule.days_at_most / 365, days => p_rule.days_at_most % 365);
BEGIN
    BEGIN
        -- A day alone is meant as a whole: the clock stands still up to its end.
        moment := CASE
            WHEN words ~ '^\d{4}-\d{2}-\d{2}$' THEN words::date + 1
            WHEN words ~ '^\d{4}-\d{2}-\d{2}' THEN words::timestamptz
        END;
    EXCEPTION WHEN data_exception THEN
        moment := NULL;
    END;
    IF moment IS NULL OR NOT isfinite(moment) THEN
        PERFORM dcm_app.raise_error('DC003', format('截止日期“%s”不对', left(words, 60)), '应是日期，如 2026-05-31', '{"key": "bad_until"}');
    ELSIF moment <= p_at THEN
        PERFORM dcm_app.raise_error('DC003', format('%s的截止日期已经过去', p_rule.label_zh), '请选择今天以后的日期', '{"key": "until_past"}');
    ELSIF moment > last_day + 1 THEN
        PERFORM dcm_app.raise_error('DC003', format('%s最长 %s 天', p_rule.label_zh, p_rule.days_at_most),
            format('截止日期不能晚于 %s', last_day),
            jsonb_build_object('key', 'until_too_far', 'kind', p_rule.kind, 'days', p_rule.days_at_most));
    END IF;
    RETURN moment;
END;
$$;
COMMENT ON FUNCTION dcm_app.until_of(jsonb, dcm.clock_rule, timestamptz) IS
    'Planned end of a stop: a moment, or a day up to its end; DC003 when it is none, past, or after the last day that the rule allows';
