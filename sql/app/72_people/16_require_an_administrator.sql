CREATE FUNCTION dcm_app.require_an_administrator()
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM dcm.staff AS s
        INNER JOIN pg_roles AS p ON p.rolname = s.login AND p.rolcanlogin
        WHERE s.active AND pg_has_role(p.oid, 'dcm_admin', 'MEMBER')
    ) THEN
        PERFORM dcm_app.raise_error('DC003', '这是最后一位系统管理员，不能停用或撤销', '请先登记另一位系统管理员',
            '{"key": "last_administrator"}');
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.require_an_administrator() IS 'DC003 where nobody at work is an administrator any more: then nobody could let anybody in';
