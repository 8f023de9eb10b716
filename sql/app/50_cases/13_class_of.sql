CREATE FUNCTION dcm_app.class_of(p_standard text, p_kind text, p_code text)
RETURNS dcm.class
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    found_class dcm.class;
    elsewhere jsonb;
BEGIN
    SELECT * INTO found_class FROM dcm.class AS k WHERE k.standard = p_standard AND k.kind = p_kind AND k.code = p_code;
    IF NOT FOUND THEN
        elsewhere := dcm_app.class_elsewhere(p_standard, p_kind, p_code);
        PERFORM dcm_app.raise_error('DC003', format('%s 里没有 %s 类 %s', p_standard, CASE p_kind WHEN 'component' THEN '部件'
            WHEN 'event' THEN '事件' ELSE coalesce(p_kind, '（未给类型）') END, coalesce(p_code, '（未给代码）')),
            coalesce(elsewhere ->> 'words', '请选择本标准的小类；别的标准的代码要先换算'),
            jsonb_build_object('key', 'unknown_class', 'standard', p_standard, 'kind', p_kind, 'code', p_code)
            || coalesce(elsewhere - 'words', '{}'));
    END IF;
    RETURN found_class;
END;
$$;
COMMENT ON FUNCTION dcm_app.class_of(text, text, text) IS
    'A class by standard, kind and code; DC003 if there is none, with the standard that has it and what it is called here';
