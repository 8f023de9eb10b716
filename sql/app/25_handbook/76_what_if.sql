CREATE FUNCTION dcm_app.what_if(asked jsonb)
RETURNS TABLE (class_code text, class_name text, department_code text, counted bigint, on_time_now bigint, on_time_then bigint,
    unmatched bigint, kind text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
SET jit = off
AS $$
BEGIN
    RETURN QUERY
    SELECT c.class_code, min(k.label_zh), v.department_code, count(*) FILTER (WHERE v.matched),
        count(*) FILTER (WHERE v.matched AND v.on_time_now), count(*) FILTER (WHERE v.matched AND v.on_time_then),
        count(*) FILTER (WHERE NOT v.matched), c.kind
    FROM dcm_app.what_if_verdicts(dcm_app.read_what_if(asked)) AS v
    INNER JOIN dcm.case_file AS c ON c.id = v.case_id
    INNER JOIN dcm.class AS k ON k.standard = c.class_standard AND k.kind = c.kind AND k.code = c.class_code
    GROUP BY c.class_standard, c.kind, c.class_code, v.department_code
    ORDER BY c.kind DESC, c.class_code, v.department_code;
END;
$$;
COMMENT ON FUNCTION dcm_app.what_if(jsonb) IS
    'On-time counts of a past period as they were, and as they would have been under another edition or with changed limits: {from, to, edition, changes [{condition_code, grade, area_type, amount, unit, no_limit}], kind, class_code, department}. Nothing is written';
