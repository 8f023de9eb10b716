CREATE FUNCTION dcm_app.require_surveyor()
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF NOT dcm_app.is_surveyor() THEN
        PERFORM dcm_app.raise_error('DC001', '只有普查员和系统管理员能维护部件和网格数据', '请普查员办理，或请管理员登记角色',
            '{"key": "not_allowed"}');
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.require_surveyor() IS 'DC001 for everybody who does not keep the base data';
