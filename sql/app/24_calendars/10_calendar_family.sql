CREATE FUNCTION dcm_app.calendar_family(p_calendar text)
RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN ARRAY(
        SELECT k.code FROM dcm.work_calendar AS k WHERE p_calendar IN (k.code, k.days_from) ORDER BY k.code
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.calendar_family(text) IS 'A work calendar and those that take their years and days from it';
