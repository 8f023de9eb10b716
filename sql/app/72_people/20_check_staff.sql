CREATE FUNCTION dcm_app.check_staff(person dcm.staff, p_roles text[], was dcm.staff)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    known_permissions text[] := ARRAY(SELECT r.permission FROM dcm.transition_role AS r WHERE r.permission IS NOT NULL UNION SELECT 'reveal');
    closed boolean;
BEGIN
    IF coalesce(person.login, '') !~ '^[a-z_][a-z0-9_]{0,62}$' OR person.login ~ '^(pg_|dcm_)' OR person.login IN ('public', 'none')
        OR coalesce(btrim(person.name), '') = '' OR length(person.name) > 100
        OR NOT p_roles <@ dcm_app.group_roles() OR coalesce(cardinality(p_roles), 0) = 0 THEN
        PERFORM dcm_app.raise_error('DC003', '账号、姓名或角色不对', '账号用小写字母、数字和下划线；姓名不超过 100 字；至少选一个角色',
            '{"key": "bad_staff"}');
    END IF;
    SELECT NOT d.active INTO closed FROM dcm.department AS d WHERE d.code = person.department_code;
    IF person.department_code IS NOT NULL AND closed IS NULL THEN
        PERFORM dcm_app.raise_error('DC003', format('没有“%s”这个部门', left(person.department_code, 60)), '部门代码见部门表',
            jsonb_build_object('key', 'unknown_department', 'department', left(person.department_code, 60)));
    ELSIF 'dcm_department' = ANY (p_roles) AND closed IS NULL THEN
        PERFORM dcm_app.raise_error('DC003', '专业部门人员要写明所属部门', '部门代码见部门表', '{"key": "department_needed"}');
    END IF;
    IF closed AND person.department_code IS DISTINCT FROM was.department_code THEN
        PERFORM dcm_app.raise_error('DC003', '这个部门已停用，不能再安排人员', '请选择在用的部门', '{"key": "department_closed"}');
    END IF;
    -- What somebody holds already may stay, though no step of the workflow asks for it any more.
    IF NOT person.permissions <@ (known_permissions || coalesce(was.permissions, '{}')) THEN
        PERFORM dcm_app.raise_error('DC003', format('没有“%s”这样的权限', left(array_to_string(person.permissions, '、', '空'), 60)),
            '可用的权限见流程表，另有 reveal（查看完整联系方式）', '{"key": "unknown_permission"}');
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_staff(dcm.staff, text[], dcm.staff) IS 'DC003 where a person, beside what was known of him, cannot be like this';
