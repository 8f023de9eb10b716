CREATE FUNCTION dcm_app.write_staff(person dcm.staff, p_roles text[], p_verifier text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    was dcm.staff;
    before jsonb;
BEGIN
    SELECT * INTO was FROM dcm.staff AS s WHERE s.login = person.login;
    before := jsonb_build_object('roles', dcm_app.roles_of(person.login));
    PERFORM dcm_app.check_staff(person, p_roles, was);
    PERFORM dcm_app.check_login(person.login, was.login IS NOT NULL);
    IF person.login = session_user AND 'dcm_admin' = ANY (dcm_app.roles_of(person.login)) AND NOT 'dcm_admin' = ANY (p_roles) THEN
        PERFORM dcm_app.raise_error('DC003', '不能撤销自己的系统管理员角色', '请另一位系统管理员办理', '{"key": "own_login"}');
    END IF;
    PERFORM dcm_app.write_login(person.login, p_roles, p_verifier, was.login IS NOT NULL);
    PERFORM dcm_app.note_upkeep('staff_role', person.login, before, jsonb_build_object('roles', dcm_app.roles_of(person.login))
        || CASE WHEN p_verifier IS NULL THEN '{}' ELSE jsonb_build_object('password', 'new') END);
    INSERT INTO dcm.staff AS s (login, name, department_code, permissions, post, active)
    VALUES (person.login, btrim(person.name), person.department_code, person.permissions, person.post, person.active)
    ON CONFLICT (login) DO UPDATE SET
        name = excluded.name, department_code = excluded.department_code, permissions = excluded.permissions, post = excluded.post,
        active = excluded.active
    WHERE (s.name, s.department_code, s.permissions, s.post, s.active)
        IS DISTINCT FROM (excluded.name, excluded.department_code, excluded.permissions, excluded.post, excluded.active);
END;
$$;
COMMENT ON FUNCTION dcm_app.write_staff(dcm.staff, text[], text) IS
    'Writes a person as given, with these group roles, and the login where there is none; who may, asks the caller';
