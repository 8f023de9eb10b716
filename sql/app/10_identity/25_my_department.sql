CREATE FUNCTION dcm_app.my_department()
RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    SELECT s.department_code FROM dcm.staff AS s
    WHERE s.login = session_user AND s.active AND dcm_app.holds(ARRAY['dcm_department'])
$$;
COMMENT ON FUNCTION dcm_app.my_department() IS 'Department of a department desk, else NULL';
