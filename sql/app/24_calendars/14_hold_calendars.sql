CREATE FUNCTION dcm_app.hold_calendars(p_dry boolean)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    PERFORM dcm_app.require_keeper();
    PERFORM pg_advisory_xact_lock(2140826, 1);  -- one change after the other
    IF NOT p_dry THEN
        -- A clock that starts meanwhile (start_clock) would start by the calendar of before and never be moved.
        PERFORM pg_advisory_xact_lock(2140826, 0);
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.hold_calendars(boolean) IS
    'Begins a change of calendars: for administrators, one at a time; unless it is only tried, no clock starts until it has ended';
