CREATE FUNCTION dcm_app.require_surveyor()
RETURNS dcm_app.identity
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    me dcm_app.identity := dcm_app.me();
BEGIN
    IF NOT me.roles && ARRAY['dcm_surveyor', 'dcm_admin'] THEN
        PERFORM dcm_app.raise_error('DC001', '部件数据由测绘员维护', '需要修改时请联系测绘员', '{"key": "not_allowed"}');
    END IF;
    RETURN me;
END;
$$;
COMMENT ON FUNCTION dcm_app.require_surveyor() IS 'Identity of a surveyor or an administrator; DC001 otherwise';
