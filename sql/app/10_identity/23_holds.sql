CREATE FUNCTION dcm_app.holds(wanted text[])
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    SELECT dcm_app.is_staff()
        AND EXISTS (
            SELECT FROM pg_roles AS r
            WHERE r.rolname = ANY (wanted) AND pg_has_role(session_user, r.oid, 'MEMBER')
        )
$$;
COMMENT ON FUNCTION dcm_app.holds(text[]) IS 'Whether session_user works here in one of these group roles';
