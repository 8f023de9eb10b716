CREATE FUNCTION dcm_app.checked_component(n dcm.component, o dcm.component)
RETURNS dcm.component
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    k dcm.class;
    before text := (
        SELECT c.label_zh FROM dcm.class AS c
        WHERE c.standard = o.class_standard AND c.kind = 'component' AND c.code = o.class_code
    );
BEGIN
    n := dcm_app.tidy_component(n);
    IF n.class_standard = o.class_standard AND n.class_code = o.class_code THEN
        k := dcm_app.class_of(n.class_standard, 'component', n.class_code);
    ELSE
        k := dcm_app.survey_class(n.class_standard, n.class_code);
    END IF;
    -- Who did not name it calls it by its class, also by the next one.
    IF n.name IS NULL OR (n.name = o.name AND n.name = before) THEN
        n.name := k.label_zh;
    END IF;
    PERFORM dcm_app.check_component_facts(n, o);
    n := dcm_app.place_component(n, o, k);
    n.component_code := dcm_app.code_component(n, o);
    RETURN n;
END;
$$;
COMMENT ON FUNCTION dcm_app.checked_component(dcm.component, dcm.component) IS
    'A component as it is kept, every rule asked that what was changed falls under; the second is its state before, or nothing';
