CREATE FUNCTION dcm_app.reckon(c dcm.case_file)
RETURNS dcm.case_file
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    whole numeric := c.clock_amount * c.clock_times;
BEGIN
    IF c.clock_from IS NULL OR whole IS NULL THEN
        RETURN c;
    END IF;
    c.due_at := dcm_app.clock_due(c.clock_from, whole, c.clock_unit, c.clock_calendar, c.clock_stops);
    c.warn_at := dcm_app.clock_due(c.clock_from, whole * (dcm_app.setting_value('warn_share') #>> '{}')::numeric,
        c.clock_unit, c.clock_calendar, c.clock_stops);
    c.due_provisional := dcm_app.is_provisional(c.clock_from, c.due_at, c.clock_unit, c.clock_calendar);
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.reckon(dcm.case_file) IS
    'The case with due_at, warn_at and due_provisional as they follow from its clock and the calendar of today';
