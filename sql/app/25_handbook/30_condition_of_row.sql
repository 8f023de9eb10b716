CREATE FUNCTION dcm_app.condition_of_row(f dcm.filing_condition, p_row jsonb)
RETURNS dcm.filing_condition
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    k dcm.class := dcm_app.class_of(
        coalesce(dcm_app.text_of(p_row, 'class_standard', 40), f.class_standard, dcm_app.setting_value('class_standard') #>> '{}'),
        coalesce(dcm_app.text_of(p_row, 'kind', 20), f.kind), coalesce(dcm_app.text_of(p_row, 'class_code', 10), f.class_code));
    wrong text;
BEGIN
    f.class_standard := k.standard;
    f.kind := k.kind;
    f.class_code := k.code;
    f.condition := coalesce(dcm_app.text_of(p_row, 'condition', 800), f.condition);
    IF f.condition IS NULL THEN
        PERFORM dcm_app.raise_error('DC005', '还缺：立案条件', '请写出立案条件', '{"key": "demand_not_met", "missing": ["condition"]}');
    END IF;
    f.closing_condition := coalesce(CASE WHEN p_row ? 'closing_condition' THEN dcm_app.text_of(p_row, 'closing_condition', 4000) ELSE f.closing_condition END, '');
    f.handling_standard := coalesce(CASE WHEN p_row ? 'handling_standard' THEN dcm_app.text_of(p_row, 'handling_standard', 4000) ELSE f.handling_standard END, '');
    f.department_code := CASE WHEN p_row ? 'department_code' THEN dcm_app.text_of(p_row, 'department_code', 40) ELSE f.department_code END;
    f.supervising_department := CASE WHEN p_row ? 'supervising_department' THEN dcm_app.text_of(p_row, 'supervising_department', 40)
        ELSE f.supervising_department END;
    SELECT x INTO wrong FROM unnest(ARRAY[f.department_code, f.supervising_department]) AS x
    WHERE x IS NOT NULL AND NOT EXISTS (SELECT FROM dcm.department AS d WHERE d.code = x AND d.active) LIMIT 1;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('没有“%s”这个部门，或已停用', wrong), '请从部门表中选择',
            jsonb_build_object('key', 'unknown_department', 'department', wrong));
    END IF;
    f.needs_verification := coalesce(dcm_app.flag_of(p_row, 'needs_verification'), f.needs_verification, false);
    f.needs_check := coalesce(dcm_app.flag_of(p_row, 'needs_check'), f.needs_check, true);
    f.no_limit := coalesce(dcm_app.flag_of(p_row, 'no_limit'), f.no_limit, false);
    f.limit_words := CASE WHEN p_row ? 'limit_words' THEN dcm_app.text_of(p_row, 'limit_words', 1000) ELSE f.limit_words END;
    f.note := CASE WHEN p_row ? 'note' THEN dcm_app.text_of(p_row, 'note', 4000) ELSE f.note END;
    f.sort := coalesce(dcm_app.number_of(p_row, 'sort')::int, f.sort, (
        SELECT max(o.sort) + 1 FROM dcm.filing_condition AS o WHERE o.edition = f.edition
    ), 1);
    RETURN f;
END;
$$;
COMMENT ON FUNCTION dcm_app.condition_of_row(dcm.filing_condition, jsonb) IS
    'A filing condition with what a form says of it; what the form does not name stays. DC003 for a class or department that there is not';
