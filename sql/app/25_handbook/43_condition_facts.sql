CREATE FUNCTION dcm_app.condition_facts(p_edition text, p_condition_code text)
RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    SELECT jsonb_strip_nulls(t.facts || jsonb_build_object(
        'class_standard', f.class_standard, 'kind', f.kind, 'class_code', f.class_code, 'limit_words', f.limit_words, 'sort', f.sort))
    FROM dcm.filing_condition AS f
    INNER JOIN dcm_app.handbook_facts(p_edition) AS t ON t.condition_code = f.condition_code
    WHERE f.edition = p_edition AND f.condition_code = p_condition_code
$$;
COMMENT ON FUNCTION dcm_app.condition_facts(text, text) IS 'A condition with its limits, field by field, for the audit; NULL where there is none';
