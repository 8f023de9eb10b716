CREATE FUNCTION dcm_app.my_department()
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT s.department_code FROM dcm.staff AS s
        WHERE s.login = session_user AND s.active AND dcm_app.holds(ARRAY['dcm_department'])
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.my_department() IS 'Department of a department desk, else NULL';
