CREATE FUNCTION dcm_app.holds(wanted text[])
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT dcm_app.is_staff()
            AND EXISTS (
                SELECT FROM unnest(wanted) AS r WHERE pg_has_role(session_user, to_regrole(r), 'MEMBER')
            )
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.holds(text[]) IS 'Whether session_user works here in one of these group roles';
