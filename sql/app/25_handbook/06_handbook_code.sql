CREATE FUNCTION dcm_app.handbook_code(p_kind text, p_class_code text)
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    head text := CASE p_kind WHEN 'component' THEN 'C' ELSE 'E' END || p_class_code || '-';
BEGIN
    RETURN head || (
        SELECT coalesce(max(substr(f.condition_code, length(head) + 1)::int), 0) + 1
        FROM dcm.filing_condition AS f
        WHERE f.condition_code LIKE head || '%' AND substr(f.condition_code, length(head) + 1) ~ '^\d{1,6}$'
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_code(text, text) IS
    'A code for a condition of a class that no edition has used, so that equal codes of two editions mean the same condition';
