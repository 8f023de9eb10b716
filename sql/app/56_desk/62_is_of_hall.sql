CREATE FUNCTION dcm_app.is_of_hall(p_login text)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN EXISTS (SELECT FROM dcm.staff AS s WHERE s.login = p_login AND s.active)
        AND dcm_app.roles_of(p_login) && ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch'];
END;
$$;
COMMENT ON FUNCTION dcm_app.is_of_hall(text) IS 'Whether a login is an active seat of the hall: intake, dispatch or chief';
