CREATE FUNCTION dcm_app.source_code(me dcm_app.identity, given text)
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    code text;
BEGIN
    IF given IS NULL THEN
        RETURN CASE WHEN 'dcm_intake' = ANY (me.roles) THEN 'hotline'
            WHEN 'dcm_supervisor' = ANY (me.roles) THEN 'supervisor' ELSE 'city' END;
    END IF;
    SELECT r.code INTO code FROM dcm.report_source AS r
    WHERE r.code = lower(given) OR r.label_zh = given OR lower(given) = ANY (r.aliases);
    IF code IS NULL THEN
        PERFORM dcm_app.raise_error('DC003', format('没有“%s”这个问题来源', given), '请从问题来源表中选择',
            jsonb_build_object('key', 'unknown_source', 'source', given));
    END IF;
    RETURN code;
END;
$$;
COMMENT ON FUNCTION dcm_app.source_code(dcm_app.identity, text) IS
    'Code of a source given by code, label or alias; without one it follows from the role. DC003 if unknown';
