CREATE FUNCTION dcm_app.check_given_code(p_code text, p_prefix text, p_id int)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF p_code !~ format('^\d{%s}$', length(p_prefix) + 6) OR right(p_code, 6) = '000000' THEN
        PERFORM dcm_app.raise_bad_code(p_code, format('不是 %s 位数字，或顺序号为零', length(p_prefix) + 6),
            '{"key": "code_malformed"}');
    ELSIF left(p_code, 6) <> left(p_prefix, 6) THEN
        PERFORM dcm_app.raise_bad_code(p_code, '的前 6 位不是本区代码 ' || left(p_prefix, 6), '{"key": "code_district"}');
    ELSIF left(p_code, -6) <> p_prefix THEN
        PERFORM dcm_app.raise_bad_code(p_code, '中的大类小类与所选小类不一致', '{"key": "code_class"}');
    END IF;
    PERFORM dcm_app.lock_component_class(p_prefix);
    IF EXISTS (SELECT FROM dcm.component AS c WHERE c.component_code = p_code AND c.id IS DISTINCT FROM p_id) THEN
        PERFORM dcm_app.raise_bad_code(p_code, '已属于另一个部件', '{"key": "code_twice"}');
    ELSIF EXISTS (SELECT FROM dcm.component_past AS p WHERE p.component_code = p_code) THEN
        PERFORM dcm_app.raise_bad_code(p_code, '曾经用过，不再使用', '{"key": "code_retired"}');
    END IF;
    UPDATE dcm.component_serial AS s SET last_no = greatest(s.last_no, right(p_code, 6)::int) WHERE s.prefix = p_prefix;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_given_code(text, text, int) IS
    'DC003 unless a 标识码 fits district and class and was never used; no smaller number is given out afterwards';
