CREATE FUNCTION dcm_app.explain_departments(task_no text)
RETURNS TABLE (department_code text, name text, verdict text, rank int, reason_zh text, reason_en text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    me dcm_app.identity := dcm_app.me();
    c dcm.case_file := dcm_app.case_for(me, explain_departments.task_no);
BEGIN
    RETURN QUERY
    SELECT d.code, d.label_zh, CASE WHEN s.rank = 1 THEN 'suggested' WHEN s.rank > 1 THEN 'possible' ELSE 'out' END,
        s.rank, coalesce(x.zh, why.zh), coalesce(x.en, why.en)
    FROM dcm.department AS d
    LEFT JOIN dcm_app.suggest_departments(c.task_no) AS s ON s.department_code = d.code
    LEFT JOIN (
        SELECT r.code, string_agg(r.zh, '；' ORDER BY r.weight) AS zh, string_agg(r.en, '; ' ORDER BY r.weight) AS en
        FROM dcm_app.department_candidates(c) AS r GROUP BY r.code
    ) AS x ON x.code = s.department_code
    LEFT JOIN LATERAL dcm_app.why_not_department(c, d) AS why ON s.rank IS NULL
    WHERE d.active
    ORDER BY s.rank, d.sort, d.code;
END;
$$;
COMMENT ON FUNCTION dcm_app.explain_departments(text) IS
    'Every active department for a case: suggested (the first of suggest_departments), possible (the others) or out, and in words why';
