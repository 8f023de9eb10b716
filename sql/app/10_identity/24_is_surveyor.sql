CREATE FUNCTION dcm_app.is_surveyor()
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    -- Whoever owns the database or the server can do all this anyway: the administrator's command line needs no staff row.
    RETURN dcm_app.holds(ARRAY['dcm_surveyor', 'dcm_admin'])
        OR EXISTS (
            SELECT FROM pg_roles AS r
            WHERE r.rolname = session_user AND (
                r.rolsuper OR r.oid = (SELECT d.datdba FROM pg_database AS d WHERE d.datname = current_database())
            )
        );
END;
$$;
COMMENT ON FUNCTION dcm_app.is_surveyor() IS
    'Whether session_user keeps the base data: surveyors and administrators of this district, a superuser, the owner of the database';
