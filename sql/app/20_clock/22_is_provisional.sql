CREATE FUNCTION dcm_app.is_provisional(p_from timestamptz, p_to timestamptz, p_unit text, p_calendar text DEFAULT NULL)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT p_unit IN ('work_hour', 'work_day') AND EXISTS (
            SELECT FROM dcm.calendar_year AS k
            WHERE k.calendar = coalesce(p_calendar, dcm_app.setting_value('calendar') #>> '{}') AND k.status = 'provisional'
                AND k.year BETWEEN extract(year FROM p_from AT TIME ZONE 'Asia/Shanghai')
                AND extract(year FROM p_to AT TIME ZONE 'Asia/Shanghai')
        )
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.is_provisional(timestamptz, timestamptz, text, text) IS 'Whether a limit counted in working time touches a provisional year';
