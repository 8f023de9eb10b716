CREATE FUNCTION dcm_app.what_if_due(p_start timestamptz, p_amount numeric, p_unit text, p_calendar text, p_stops tstzmultirange)
RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN dcm_app.clock_due(p_start, p_amount, p_unit, p_calendar, p_stops);
EXCEPTION WHEN SQLSTATE 'DC003' THEN
    RETURN timestamptz 'infinity';  -- beyond the last year of the calendar, so beyond today
END;
$$;
COMMENT ON FUNCTION dcm_app.what_if_due(timestamptz, numeric, text, text, tstzmultirange) IS
    'When a limit would have run out; infinity for one that reaches beyond the work calendar';
