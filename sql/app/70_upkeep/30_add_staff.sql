CREATE FUNCTION dcm_app.add_staff(
    p_login text, p_name text, p_roles text[], p_department text DEFAULT NULL, p_permissions text[] DEFAULT '{}',
    p_verifier text DEFAULT NULL
)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    allowed constant text[] := ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch', 'dcm_department', 'dcm_supervisor',
        'dcm_surveyor', 'dcm_evaluator', 'dcm_director', 'dcm_exchange', 'dcm_admin'];
    is_super boolean := (SELECT r.rolsuper FROM pg_roles AS r WHERE r.rolname = session_user);
    known boolean := EXISTS (SELECT FROM dcm.staff AS s WHERE s.login = p_login);
    extra text[] := coalesce(p_permissions, '{}');
    existing pg_roles;
    one text;
BEGIN
    IF NOT is_super AND NOT dcm_app.holds(ARRAY['dcm_admin']) THEN
        PERFORM dcm_app.raise_error('DC001', '只有系统管理员能登记人员', '', '{"key": "not_allowed"}');
    END IF;
    IF coalesce(p_login, '') !~ '^[a-z_][a-z0-9_]{0,62}$' OR p_login ~ '^(pg_|dcm_)' OR p_login IN ('public', 'none')
        OR coalesce(btrim(p_name), '') = '' OR length(p_name) > 100
        OR NOT p_roles <@ allowed OR coalesce(cardinality(p_roles), 0) = 0 THEN
        PERFORM dcm_app.raise_error('DC003', '账号、姓名或角色不对', '账号用小写字母、数字和下划线；角色从 dcm_* 中选', '{"key": "bad_staff"}');
    END IF;
    IF ('dcm_department' = ANY (p_roles) OR p_department IS NOT NULL) AND NOT EXISTS (SELECT FROM dcm.department AS d WHERE d.code = p_department) THEN
        PERFORM dcm_app.raise_error('DC003', '专业部门人员要写明所属部门', '部门代码见部门表', '{"key": "unknown_department"}');
    END IF;
    IF NOT extra <@ ARRAY(SELECT r.permission FROM dcm.transition_role AS r WHERE r.permission IS NOT NULL UNION SELECT 'reveal') THEN
        PERFORM dcm_app.raise_error('DC003', format('没有“%s”这样的权限', left(array_to_string(extra, '、', '空'), 60)),
            '可用的权限见流程表，另有 reveal（查看完整联系方式）', '{"key": "unknown_permission"}');
    END IF;
    SELECT * INTO existing FROM pg_roles AS r WHERE r.rolname = p_login;
    -- A login that exists and is none of ours may belong to anybody: its password and rights are not touched.
    IF existing.rolname IS NOT NULL AND NOT is_super AND NOT known THEN
        PERFORM dcm_app.raise_error('DC001', '该数据库账号已存在，且不是本区人员', '请数据库管理员办理', '{"key": "foreign_login"}');
    END IF;
    IF NOT is_super AND dcm_app.is_mighty(p_login) THEN
        PERFORM dcm_app.raise_error('DC001', '该账号在数据库里另有权力，不能在这里修改', '请数据库管理员办理', '{"key": "foreign_login"}');
    END IF;
    IF existing.rolname IS NULL THEN
        EXECUTE format('CREATE ROLE %I LOGIN INHERIT', p_login);
    END IF;
    IF p_verifier IS NOT NULL THEN
        -- What is no verifier PostgreSQL would take for a password, and keep a hash of that.
        IF p_verifier !~ '^SCRAM-SHA-256\$[1-9]\d{3,6}:[A-Za-z0-9+/]{16,}={0,2}\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$' THEN
            PERFORM dcm_app.raise_error('DC003', '口令要先在客户端算成 SCRAM 校验值', '', '{"key": "bad_verifier"}');
        END IF;
        EXECUTE format('ALTER ROLE %I PASSWORD %L', p_login, p_verifier);
    END IF;
    FOREACH one IN ARRAY allowed LOOP
        IF one = ANY (p_roles) THEN
            EXECUTE format('GRANT %I TO %I', one, p_login);
        ELSIF known THEN
            EXECUTE format('REVOKE %I FROM %I', one, p_login);
        END IF;
    END LOOP;
    INSERT INTO dcm.staff AS s (login, name, department_code, permissions)
    VALUES (p_login, btrim(p_name), p_department, extra)
    ON CONFLICT (login) DO UPDATE SET
        name = excluded.name, department_code = excluded.department_code, permissions = excluded.permissions, active = true;
END;
$$;
COMMENT ON FUNCTION dcm_app.add_staff(text, text, text[], text, text[], text) IS
    'Enters a person with group roles, making the login where there is none; limited to dcm_* roles, takes a SCRAM verifier and never a password';
