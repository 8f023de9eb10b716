CREATE FUNCTION dcm_app.phrase_for(me dcm_app.identity, p_id int)
RETURNS dcm.phrase
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    p dcm.phrase;
BEGIN
    IF p_id IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT * INTO p FROM dcm.phrase AS x WHERE x.id = p_id AND coalesce(x.owner = me.login, true);
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC004', '没有这条常用语，或不是您的', '请刷新后再试', '{"key": "phrase_not_found"}');
    ELSIF p.owner IS NULL AND NOT me.roles && ARRAY['dcm_chief', 'dcm_admin'] THEN
        PERFORM dcm_app.raise_error('DC001', '本区的常用语由值班长或管理员维护', '可以另存为自己的常用语', '{"key": "not_allowed"}');
    END IF;
    RETURN p;
END;
$$;
COMMENT ON FUNCTION dcm_app.phrase_for(dcm_app.identity, int) IS 'A phrase that the person may change; DC004 or DC001 otherwise, empty for no id';
