CREATE FUNCTION dcm_app.is_mighty(p_login text)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM pg_roles AS r
        WHERE r.rolname = p_login AND (
            r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls
            OR EXISTS (SELECT FROM pg_database AS d WHERE d.datdba = r.oid)
            OR EXISTS (
                SELECT FROM pg_auth_members AS m
                INNER JOIN pg_roles AS g ON g.oid = m.roleid
                WHERE m.member = r.oid AND (g.rolname !~ '^dcm_' OR g.rolname IN ('dcm_owner', 'dcm_view'))
            )
        )
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.is_mighty(text) IS
    'Whether a login can do more on the server than its dcm_* roles allow: whoever sets its password gains that too';
