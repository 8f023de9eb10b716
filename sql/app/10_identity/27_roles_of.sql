CREATE FUNCTION dcm_app.roles_of(p_login text)
RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(g.rolname::text ORDER BY g.rolname), '{}')
        FROM pg_auth_members AS m
        INNER JOIN pg_roles AS g ON g.oid = m.roleid
        INNER JOIN pg_roles AS u ON u.oid = m.member
        WHERE u.rolname = p_login AND g.rolname ~ '^dcm_' AND g.rolname NOT IN ('dcm_owner', 'dcm_view')
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.roles_of(text) IS 'Group roles of a login';
