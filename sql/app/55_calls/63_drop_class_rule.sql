CREATE FUNCTION dcm_app.drop_class_rule(id int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    r dcm.class_rule;
BEGIN
    PERFORM dcm_app.require_rule_keeper(dcm_app.me());
    r := dcm_app.class_rule_for(id);
    DELETE FROM dcm.class_rule AS x WHERE x.id = r.id;
END;
$$;
COMMENT ON FUNCTION dcm_app.drop_class_rule(int) IS 'Takes out a class rule; an upgrade does not bring it back';
