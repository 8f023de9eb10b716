CREATE FUNCTION dcm_app.elapsed("from" timestamptz, "to" timestamptz, unit text, calendar text DEFAULT NULL)
RETURNS numeric
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    code text := dcm_app.unit_code(unit);
    used text := coalesce(calendar, dcm_app.setting_value('calendar') #>> '{}');
    seconds numeric;
BEGIN
    IF "from" IS NULL OR "to" IS NULL OR NOT isfinite("from") OR NOT isfinite("to") THEN
        PERFORM dcm_app.raise_error('DC003', '起止时间不对', '请给出两个时间', '{"key": "bad_time"}');
    END IF;
    IF code IN ('work_hour', 'work_day') THEN
        PERFORM dcm_app.require_years(used, "from", "to");
        seconds := dcm_app.work_position(used, "to") - dcm_app.work_position(used, "from");
    ELSE
        IF calendar IS NOT NULL THEN
            PERFORM dcm_app.require_calendar(calendar);
        END IF;
        seconds := extract(epoch FROM "to" - "from");
    END IF;
    RETURN seconds / dcm_app.unit_seconds(code, used);
END;
$$;
COMMENT ON FUNCTION dcm_app.elapsed(timestamptz, timestamptz, text, text) IS 'The inverse of deadline: how much of a unit lies between two moments';
