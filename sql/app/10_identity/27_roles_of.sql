CREATE FUNCTION dcm_app.roles_of(p_login text)
RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (
        -- By oid, which has an index; the view pg_roles would be read from end to end.
        SELECT coalesce(array_agg(g.name ORDER BY g.name), '{}')
        FROM (
            SELECT m.roleid::regrole::text AS name FROM pg_auth_members AS m
            WHERE m.member = to_regrole(quote_ident(p_login))
        ) AS g
        WHERE g.name ~ '^dcm_' AND g.name NOT IN ('dcm_owner', 'dcm_view')
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.roles_of(text) IS 'Group roles of a login';
