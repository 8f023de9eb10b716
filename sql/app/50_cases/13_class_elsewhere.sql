CREATE FUNCTION dcm_app.class_elsewhere(p_standard text, p_kind text, p_code text)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    other dcm.class;
    twin dcm.class;
    ours dcm.class;
BEGIN
    SELECT * INTO other FROM dcm.class AS k
    WHERE k.code = p_code AND k.standard <> p_standard AND k.kind = coalesce(p_kind, k.kind)
    ORDER BY k.valid_from DESC LIMIT 1;
    SELECT * INTO twin FROM dcm.class AS k
    WHERE k.code = p_code AND k.standard = p_standard ORDER BY k.kind LIMIT 1;
    SELECT k.* INTO ours FROM dcm.class AS k
    WHERE k.standard = p_standard AND k.kind = other.kind AND (
        k.code IN (
            SELECT w.code FROM dcm.class_crosswalk AS w
            WHERE w.standard = p_standard AND w.kind = other.kind AND w.to_standard = other.standard AND w.to_code = other.code
            UNION
            SELECT w.to_code FROM dcm.class_crosswalk AS w
            WHERE w.to_standard = p_standard AND w.kind = other.kind AND w.standard = other.standard AND w.code = other.code
        ) OR k.label_zh = other.label_zh
    )
    ORDER BY k.label_zh = other.label_zh DESC, k.code LIMIT 1;
    RETURN jsonb_strip_nulls(jsonb_build_object(
        'belongs_kind', twin.kind, 'belongs_to', other.standard, 'belongs_name', other.label_zh, 'instead', ours.code,
        'words', nullif(concat_ws('；',
            CASE WHEN twin.code IS NOT NULL THEN format('本标准里“%s”是%s“%s”，请看类型是否选对', p_code,
                CASE twin.kind WHEN 'component' THEN '部件' ELSE '事件' END, twin.label_zh) END,
            CASE WHEN other.code IS NOT NULL THEN format('“%s”是 %s 的“%s”', p_code, other.standard, other.label_zh) END,
            CASE WHEN ours.code IS NOT NULL THEN format('它在本标准里是 %s“%s”', ours.code, ours.label_zh) END
        ), '')
    ));
END;
$$;
COMMENT ON FUNCTION dcm_app.class_elsewhere(text, text, text) IS
    'For a code that a standard does not have: which kind or standard has it, and the class that takes its place here';
