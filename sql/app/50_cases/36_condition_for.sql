CREATE FUNCTION dcm_app.condition_for(c dcm.case_file, given text, p_at timestamptz)
RETURNS dcm.filing_condition
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    f dcm.filing_condition;
    -- A case keeps the edition of its filing, also when it is amended or filed again.
    used text := coalesce(c.edition, dcm_app.edition_at(p_at));
BEGIN
    SELECT * INTO f FROM dcm.filing_condition AS x
    WHERE x.edition = used AND x.class_standard = c.class_standard AND x.kind = c.kind AND x.class_code = c.class_code
        AND (x.condition_code = given OR x.condition = given)
    ORDER BY x.condition_code = given DESC LIMIT 1;
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('%s指挥手册里，该小类没有立案条件“%s”',
            CASE WHEN c.edition IS NULL THEN '现行' ELSE '立案时的' END, left(coalesce(given, ''), 80)),
            '请从该小类的立案条件中选择', jsonb_build_object('key', 'unknown_condition', 'condition', left(given, 80)));
    END IF;
    RETURN f;
END;
$$;
COMMENT ON FUNCTION dcm_app.condition_for(dcm.case_file, text, timestamptz) IS
    'Filing condition of the case''s class in the edition of its filing, before that the one in force, by code or by its exact text; DC003 if there is none';
