CREATE FUNCTION dcm_app.code_component(n dcm.component, o dcm.component)
RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    prefix text := (dcm_app.setting_value('district_code') #>> '{}') || n.class_code;
    same_class boolean := coalesce(n.class_standard = o.class_standard AND n.class_code = o.class_code, false);
    given text := nullif(n.component_code, o.component_code);
BEGIN
    IF same_class AND given IS NULL THEN
        RETURN o.component_code;
    ELSIF given IS NULL THEN
        RETURN dcm_app.next_component_code(prefix);
    END IF;
    PERFORM dcm_app.check_given_code(given, prefix, n.id);
    RETURN given;
END;
$$;
COMMENT ON FUNCTION dcm_app.code_component(dcm.component, dcm.component) IS
    'The 标识码 of a component: the one it has, another that was given by hand, or a new one where it is new or of another class now';
