CREATE FUNCTION dcm_app.handbook_pairs(p_old text, p_new text)
RETURNS TABLE (old_code text, new_code text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    -- A code keeps its meaning from edition to edition within its class; else the exact words tell.
    WITH same_code AS (
        SELECT o.condition_code AS old_code, n.condition_code AS new_code
        FROM dcm.filing_condition AS o
        INNER JOIN dcm.filing_condition AS n ON n.edition = p_new AND n.condition_code = o.condition_code
            AND n.class_standard = o.class_standard AND n.kind = o.kind AND n.class_code = o.class_code
        WHERE o.edition = p_old
    ),
    same_words AS (
        SELECT o.condition_code AS old_code, n.condition_code AS new_code
        FROM dcm.filing_condition AS o
        INNER JOIN dcm.filing_condition AS n ON n.edition = p_new AND n.class_standard = o.class_standard AND n.kind = o.kind
            AND n.class_code = o.class_code AND n.condition = o.condition
        WHERE o.edition = p_old
            AND NOT EXISTS (SELECT FROM same_code AS s WHERE s.old_code = o.condition_code)
            AND NOT EXISTS (SELECT FROM same_code AS s WHERE s.new_code = n.condition_code)
    )
    SELECT s.old_code, s.new_code FROM same_code AS s
    UNION ALL
    SELECT s.old_code, s.new_code FROM same_words AS s
$$;
COMMENT ON FUNCTION dcm_app.handbook_pairs(text, text) IS
    'Which condition of one edition is which of another: by class and code, else by class and exact words; each at most once';
