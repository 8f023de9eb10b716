CREATE FUNCTION dcm_app.check_component(part dcm.component, p_class_code text)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    -- A component that was taken down may have been replaced by another one at the same place.
    IF p_class_code <> part.class_code AND coalesce(part.valid_to >= current_date, true) THEN
        PERFORM dcm_app.raise_error('DC003', format('部件 %s 是“%s”，不是所选的小类', part.component_code, (
                SELECT k.label_zh FROM dcm.class AS k
                WHERE k.standard = part.class_standard AND k.kind = part.kind AND k.code = part.class_code
            )), '请改选该部件的小类，或去掉部件标识码',
            jsonb_build_object('key', 'component_class_mismatch', 'component_code', part.component_code,
                'class_code', part.class_code));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_component(dcm.component, text) IS
    'DC003 where a component in use is of another class of the same standard than the report says; an event at a component is not asked';
