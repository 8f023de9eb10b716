CREATE FUNCTION dcm_app.is_staff()
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT EXISTS (SELECT FROM dcm.staff AS s WHERE s.login = session_user AND s.active)
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.is_staff() IS 'Whether session_user works here; gates every view of base data';
