CREATE FUNCTION dcm_app.work_position(calendar text, at timestamptz)
RETURNS numeric
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT coalesce((
            SELECT s.before_seconds + extract(epoch FROM least(at, s.to_at) - s.from_at)
            FROM dcm.work_span AS s
            WHERE s.calendar = work_position.calendar AND s.from_at <= at
            ORDER BY s.from_at DESC LIMIT 1
        ), 0)
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.work_position(text, timestamptz) IS 'Working seconds of the calendar before a moment';
