CREATE FUNCTION dcm_app.what_if_cases(asked jsonb)
RETURNS TABLE (task_no text, kind text, class_code text, class_name text, department_code text, condition text, due_at timestamptz,
    due_then timestamptz, handled_at timestamptz, on_time_now boolean, on_time_then boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
SET jit = off
AS $$
DECLARE
    me dcm_app.identity := dcm_app.me();
BEGIN
    RETURN QUERY
    SELECT c.task_no, c.kind, c.class_code, k.label_zh, v.department_code, f.condition, c.due_at, nullif(v.due_then, 'infinity'), c.handled_at,
        v.on_time_now, v.on_time_then
    FROM dcm_app.what_if_verdicts(dcm_app.read_what_if(asked)) AS v
    INNER JOIN dcm.case_file AS c ON c.id = v.case_id
    INNER JOIN dcm.class AS k ON k.standard = c.class_standard AND k.kind = c.kind AND k.code = c.class_code
    LEFT JOIN dcm.filing_condition AS f ON f.edition = c.edition AND f.condition_code = c.condition_code
    WHERE v.matched AND v.on_time_now <> v.on_time_then AND dcm_app.may_see(me, c)
    ORDER BY v.department_code, c.kind DESC, c.class_code, c.task_no
    LIMIT 10000;
END;
$$;
COMMENT ON FUNCTION dcm_app.what_if_cases(jsonb) IS 'The cases of a trial whose verdict would have been another one, at most 10,000; asked as what_if is';
