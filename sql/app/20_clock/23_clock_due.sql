CREATE FUNCTION dcm_app.clock_due(
    p_start timestamptz, p_amount numeric, p_unit text, p_calendar text, p_stops tstzmultirange DEFAULT '{}'
)
RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    due timestamptz := dcm_app.deadline(p_start, p_amount, p_unit, p_calendar);
    hours text;
    amount numeric;
    stop tstzrange;
BEGIN
    IF coalesce(p_stops, '{}') = '{}' THEN  -- as mostly
        RETURN due;
    END IF;
    -- From here on in hours of the same kind of time: what a stop took away is added, and may run into the next one.
    hours := CASE WHEN dcm_app.unit_code(p_unit) IN ('work_hour', 'work_day') THEN 'work_hour' ELSE 'urgent_hour' END;
    amount := p_amount * dcm_app.unit_seconds(dcm_app.unit_code(p_unit), coalesce(p_calendar, dcm_app.setting_value('calendar') #>> '{}')) / 3600;
    FOR stop IN
        SELECT s.stop FROM unnest(p_stops * tstzmultirange(tstzrange(p_start, NULL))) AS s (stop) ORDER BY s.stop
    LOOP
        EXIT WHEN lower(stop) >= due;
        amount := amount + dcm_app.elapsed(lower(stop), upper(stop), hours, p_calendar);
        due := dcm_app.deadline(p_start, amount, hours, p_calendar);
    END LOOP;
    RETURN due;
END;
$$;
COMMENT ON FUNCTION dcm_app.clock_due(timestamptz, numeric, text, text, tstzmultirange) IS
    'The first moment at which a limit is used up when the time inside the stops does not count; stops must have ends';
