CREATE FUNCTION dcm_app.unit_seconds(p_unit text, p_calendar text)
RETURNS numeric
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT CASE
            WHEN p_unit IN ('urgent_hour', 'work_hour') THEN 3600
            WHEN p_unit = 'work_day' THEN (SELECT 3600 * k.hours_per_day FROM dcm.work_calendar AS k WHERE k.code = p_calendar)
            ELSE 86400
        END
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.unit_seconds(text, text) IS 'Seconds of one unit: of working time for work units, of natural time for the others';
