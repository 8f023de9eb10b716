CREATE FUNCTION dcm_app.survey_class(p_standard text, p_code text)
RETURNS dcm.class
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    k dcm.class;
BEGIN
    IF nullif(p_code, '') IS NULL THEN
        PERFORM dcm_app.raise_error('DC005', '没有选择小类', '请先选大类，再选小类', '{"key": "class_missing"}');
    END IF;
    k := dcm_app.class_of(p_standard, 'component', p_code);
    IF dcm_app.today() NOT BETWEEN k.valid_from AND coalesce(k.valid_to, 'infinity') THEN
        PERFORM dcm_app.raise_error('DC003', format('小类 %s %s 目前不在使用', k.code, k.label_zh), '请选择现行的小类',
            jsonb_build_object('key', 'class_not_valid', 'standard', k.standard, 'code', k.code, 'valid_from', k.valid_from,
                'valid_to', k.valid_to));
    END IF;
    RETURN k;
END;
$$;
COMMENT ON FUNCTION dcm_app.survey_class(text, text) IS 'Component class of a standard that is in use today; DC003 or DC005 otherwise';
