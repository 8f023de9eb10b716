CREATE FUNCTION dcm_app.suggest_departments(task_no text)
RETURNS TABLE (department_code text, name text, rank int, reason text, reason_zh text, reason_en text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    me dcm_app.identity := dcm_app.me();
    c dcm.case_file := dcm_app.case_for(me, suggest_departments.task_no);
BEGIN
    RETURN QUERY
    WITH best AS (
        SELECT DISTINCT ON (x.code) x.* FROM dcm_app.department_candidates(c) AS x ORDER BY x.code, x.weight
    )
    SELECT best.code, d.label_zh, (row_number() OVER (ORDER BY best.weight, best.code))::int, best.reason, best.zh, best.en
    FROM best
    INNER JOIN dcm.department AS d ON d.code = best.code AND d.active
    ORDER BY best.weight, best.code;
END;
$$;
COMMENT ON FUNCTION dcm_app.suggest_departments(text) IS
    'Departments for a case, best first, each with its reason in words: 部件先属主后属地, 事件先属地后属主';
