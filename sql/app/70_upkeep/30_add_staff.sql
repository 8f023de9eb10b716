CREATE FUNCTION dcm_app.add_staff(
    p_login text, p_name text, p_roles text[], p_department text DEFAULT NULL, p_permissions text[] DEFAULT '{}',
    p_verifier text DEFAULT NULL
)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    person dcm.staff;
BEGIN
    PERFORM dcm_app.require_keeper();
    SELECT * INTO person FROM dcm.staff AS s WHERE s.login = p_login;
    person.login := p_login;
    person.name := p_name;
    person.department_code := p_department;
    person.permissions := coalesce(p_permissions, '{}');
    person.active := true;
    PERFORM dcm_app.write_staff(person, p_roles, p_verifier);
    -- Whoever is entered again comes back to work, locked or not.
    IF EXISTS (SELECT FROM pg_roles AS r WHERE r.rolname = p_login AND NOT r.rolcanlogin) THEN
        EXECUTE format('ALTER ROLE %I LOGIN', p_login);
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.add_staff(text, text, text[], text, text[], text) IS
    'Enters a person with group roles, making the login where there is none; limited to dcm_* roles, takes a SCRAM verifier and never a password';
