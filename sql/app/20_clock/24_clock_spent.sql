CREATE FUNCTION dcm_app.clock_spent(
    p_start timestamptz, p_at timestamptz, p_unit text, p_calendar text, p_stops tstzmultirange DEFAULT '{}'
)
RETURNS numeric
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF p_at <= p_start THEN
        RETURN 0;
    END IF;
    RETURN dcm_app.elapsed(p_start, p_at, p_unit, p_calendar) - coalesce((
        SELECT sum(dcm_app.elapsed(lower(s.stop), upper(s.stop), p_unit, p_calendar))
        FROM unnest(p_stops * tstzmultirange(tstzrange(p_start, p_at))) AS s (stop)
    ), 0);
END;
$$;
COMMENT ON FUNCTION dcm_app.clock_spent(timestamptz, timestamptz, text, text, tstzmultirange) IS
    'The inverse of clock_due: how much of a limit is used up at a moment when the time inside the stops does not count';
