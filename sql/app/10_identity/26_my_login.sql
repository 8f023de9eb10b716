CREATE FUNCTION dcm_app.my_login(wanted text[])
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT session_user::text WHERE dcm_app.holds(wanted)
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.my_login(text[]) IS 'session_user if it holds one of the roles, else NULL';
