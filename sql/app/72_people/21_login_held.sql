CREATE FUNCTION dcm_app.login_held(p_login text)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT jsonb_build_object('roles', to_jsonb(dcm_app.roles_of(p_login)))
        FROM pg_roles AS r WHERE r.rolname = p_login
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.login_held(text) IS 'Group roles of a login for the audit; nothing where there is no such login';
