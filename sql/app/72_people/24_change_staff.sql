CREATE FUNCTION dcm_app.change_staff(p jsonb)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    was dcm.staff;
    person dcm.staff;
    roles_before text[];
    roles_now text[];
    unmanned_before text[] := dcm_app.unmanned();
    verifier text := p ->> 'verifier';
    changed boolean;
BEGIN
    PERFORM dcm_app.only_keys(p, ARRAY['login', 'new', 'name', 'post', 'roles', 'department_code', 'permissions', 'verifier']);
    SELECT * INTO was FROM dcm.staff AS s WHERE s.login = p ->> 'login' FOR UPDATE;
    IF was.login IS NOT NULL AND coalesce(dcm_app.flag_of(p, 'new'), false) THEN
        PERFORM dcm_app.raise_error('DC003', format('账号“%s”已有人用：%s', was.login, was.name), '请换一个账号，或修改这个人',
            jsonb_build_object('key', 'login_taken', 'name', was.name));
    END IF;
    roles_before := CASE WHEN was.login IS NULL THEN '{}' ELSE dcm_app.roles_of(was.login) END;
    person := was;
    person.login := p ->> 'login';
    person.name := CASE WHEN p ? 'name' THEN dcm_app.text_of(p, 'name', 100) ELSE was.name END;
    person.post := CASE WHEN p ? 'post' THEN dcm_app.text_of(p, 'post', 50) ELSE was.post END;
    person.department_code := CASE WHEN p ? 'department_code' THEN dcm_app.text_of(p, 'department_code', 20) ELSE was.department_code END;
    person.permissions := CASE WHEN p ? 'permissions' THEN dcm_app.codes_of(p, 'permissions') ELSE coalesce(was.permissions, '{}') END;
    person.active := coalesce(was.active, true);
    roles_now := CASE WHEN p ? 'roles' THEN dcm_app.codes_of(p, 'roles') ELSE roles_before END;
    PERFORM dcm_app.write_staff(person, roles_now, verifier);
    PERFORM dcm_app.require_an_administrator();
    changed := was.login IS NULL OR verifier IS NOT NULL OR NOT (roles_now @> roles_before AND roles_now <@ roles_before)
        OR (person.name, person.post, person.department_code, person.permissions)
        IS DISTINCT FROM (was.name, was.post, was.department_code, was.permissions);
    RETURN jsonb_build_object('changes', changed::int, 'people', changed::int,
        'notes', CASE WHEN was.login IS NULL AND verifier IS NULL THEN dcm_app.note_of('no_password', 1) ELSE '[]' END
        -- Who keeps his roles and his department keeps what he has in hand.
        || CASE WHEN NOT roles_now @> roles_before OR person.department_code IS DISTINCT FROM was.department_code
            THEN dcm_app.staff_ties(person.login) ELSE '[]' END
        || dcm_app.unmanned_since(unmanned_before));
END;
$$;
COMMENT ON FUNCTION dcm_app.change_staff(jsonb) IS 'The work of save_staff and its effect';
