CREATE FUNCTION dcm_app.require_hall()
RETURNS dcm_app.identity
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    me dcm_app.identity := dcm_app.me();
BEGIN
    IF NOT me.roles && ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch'] THEN
        PERFORM dcm_app.raise_error('DC001', '交接班由受理、派遣和值班长办理', '', '{"key": "not_allowed"}');
    END IF;
    RETURN me;
END;
$$;
COMMENT ON FUNCTION dcm_app.require_hall() IS 'Identity of somebody of the hall; DC001 otherwise';
