CREATE FUNCTION dcm_app.require_keeper()
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    -- A superuser works through the command line, without a staff row of his own.
    IF NOT dcm_app.holds(ARRAY['dcm_admin'])
        AND NOT (SELECT r.rolsuper FROM pg_roles AS r WHERE r.rolname = session_user) THEN
        PERFORM dcm_app.raise_error('DC001', '只有系统管理员能做应用维护', '请系统管理员办理', '{"key": "not_allowed"}');
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.require_keeper() IS 'DC001 for everybody who does not maintain the district''s rules and lists (应用维护)';
