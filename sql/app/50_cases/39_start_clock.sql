CREATE FUNCTION dcm_app.start_clock(c dcm.case_file, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF c.due_at IS NOT NULL AND NOT (dcm_app.setting_value('renew_limit_on_redispatch'))::boolean THEN
        RETURN c;
    END IF;
    c.dispatched_at := coalesce(c.dispatched_at, p_at);
    IF c.limit_amount IS NULL THEN  -- 不设时限
        RETURN c;
    END IF;
    -- Not by a calendar that is being changed: whoever changes it moves the clocks that run, and this one does not yet.
    PERFORM pg_advisory_xact_lock_shared(2140826, 0);
    c.clock_from := p_at;
    c.clock_amount := c.limit_amount;
    c.clock_unit := c.limit_unit;
    c.clock_calendar := dcm_app.calendar_of(c.department_code, p_at);
    c.clock_times := 1;
    c.clock_stops := '{}';
    RETURN dcm_app.reckon(c);
END;
$$;
COMMENT ON FUNCTION dcm_app.start_clock(dcm.case_file, timestamptz) IS
    'The case with due_at and warn_at from its first dispatch; a later one leaves them unless the district says so (renew_limit_on_redispatch)';
