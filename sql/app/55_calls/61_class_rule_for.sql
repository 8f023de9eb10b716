CREATE FUNCTION dcm_app.class_rule_for(p_id int)
RETURNS dcm.class_rule
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    r dcm.class_rule;
BEGIN
    SELECT * INTO r FROM dcm.class_rule AS x WHERE x.id = p_id;
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC004', '没有这条规则', '请刷新后再试', '{"key": "rule_not_found"}');
    END IF;
    RETURN r;
END;
$$;
COMMENT ON FUNCTION dcm_app.class_rule_for(int) IS 'A class rule by its key; DC004 if there is none';
