CREATE FUNCTION dcm_app.start_clock(c dcm.case_file, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF c.due_at IS NOT NULL AND NOT (dcm_app.setting_value('renew_limit_on_redispatch'))::boolean THEN
        RETURN c;
    END IF;
    c.dispatched_at := coalesce(c.dispatched_at, p_at);
    c.clock_from := p_at;
    c.clock_amount := c.limit_amount;
    c.clock_unit := c.limit_unit;
    c.due_at := dcm_app.deadline(p_at, c.limit_amount, c.limit_unit);
    c.warn_at := dcm_app.deadline(p_at, c.limit_amount * (dcm_app.setting_value('warn_share') #>> '{}')::numeric, c.limit_unit);
    c.due_provisional := dcm_app.is_provisional(p_at, c.due_at, c.limit_unit);
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.start_clock(dcm.case_file, timestamptz) IS
    'The case with due_at and warn_at from its first dispatch; a later one leaves them unless the district says so (renew_limit_on_redispatch)';
