CREATE FUNCTION dcm_app.require_reader()
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF NOT dcm_app.is_staff() THEN
        PERFORM dcm_app.require_keeper();
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.require_reader() IS 'DC001 for everybody who neither works here nor keeps the district''s rules';
