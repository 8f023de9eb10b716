CREATE FUNCTION dcm_app.check_place(report jsonb)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    reading text := dcm_app.place_reading(report);
BEGIN
    -- Another datum moves a place by half a kilometre only: it may truly be just outside, so that is told, not refused.
    IF reading NOT IN ('gcj02', 'bd09', 'wgs84') THEN
        PERFORM dcm_app.raise_bad_place(reading);
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_place(jsonb) IS
    'For a place outside the district: DC003 if its numbers lie inside when read in another way that is hundreds of kilometres off';
