CREATE FUNCTION dcm_app.sees_all()
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT dcm_app.holds(ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch', 'dcm_evaluator', 'dcm_director', 'dcm_admin'])
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.sees_all() IS 'Whether session_user sees every case: the hall, evaluators, the director, administrators';
