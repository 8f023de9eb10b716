CREATE FUNCTION dcm_app.check_login(p_login text, known boolean)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF (SELECT r.rolsuper FROM pg_roles AS r WHERE r.rolname = session_user) THEN
        RETURN;
    END IF;
    -- A login that exists and is none of ours may belong to anybody: its password and rights are not touched.
    IF NOT known AND EXISTS (SELECT FROM pg_roles AS r WHERE r.rolname = p_login) THEN
        PERFORM dcm_app.raise_error('DC001', '该数据库账号已存在，且不是本区人员', '请数据库管理员办理', '{"key": "foreign_login"}');
    END IF;
    IF dcm_app.is_mighty(p_login) THEN
        PERFORM dcm_app.raise_error('DC001', '该账号在数据库里另有权力，不能在这里修改', '请数据库管理员办理', '{"key": "foreign_login"}');
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_login(text, boolean) IS 'DC001 where a login is not the district''s to change; a superuser may';
