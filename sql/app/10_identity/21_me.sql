CREATE FUNCTION dcm_app.me()
RETURNS dcm_app.identity
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    person dcm.staff;
    held text[];
BEGIN
    SELECT * INTO person FROM dcm.staff AS s WHERE s.login = session_user AND s.active;
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC001', '您不是本区的在册人员', '请管理员用 add-staff 登记该账号', '{"key": "not_staff"}');
    END IF;
    SELECT array_agg(r) INTO held
    FROM unnest(ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch', 'dcm_department', 'dcm_supervisor',
                                 'dcm_surveyor', 'dcm_evaluator', 'dcm_director', 'dcm_exchange', 'dcm_admin']) AS r
    WHERE pg_has_role(session_user, to_regrole(r), 'MEMBER');  -- a role that is missing is held by nobody
    RETURN (person.login, coalesce(held, '{}'), person.department_code, person.permissions)::dcm_app.identity;
END;
$$;
COMMENT ON FUNCTION dcm_app.me() IS
    'Identity of session_user: an active staff row of this database and the group roles held; DC001 otherwise';
