CREATE FUNCTION dcm_app.require_keeper()
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- The installer is no staff: before the first administrator is entered, he keeps everything.
    IF NOT dcm_app.holds(ARRAY['dcm_admin']) AND NOT EXISTS (
        SELECT FROM pg_roles AS r WHERE r.rolname = session_user AND r.rolsuper
    ) THEN
        PERFORM dcm_app.raise_error('DC001', '应用维护只有系统管理员能改', '请系统管理员办理', '{"key": "not_keeper"}');
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.require_keeper() IS 'DC001 unless session_user keeps the district''s rules (应用维护): administrators and the installer';
