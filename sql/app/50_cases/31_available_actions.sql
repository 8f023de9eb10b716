CREATE FUNCTION dcm_app.available_actions(task_no text)
RETURNS TABLE (action text, label_zh text, label_en text, demands jsonb, harmful boolean, on_behalf boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    me dcm_app.identity := dcm_app.me();
    c dcm.case_file := dcm_app.case_for(me, available_actions.task_no);
BEGIN
    RETURN QUERY
    SELECT a.code, a.label_zh, a.label_en,
        to_jsonb(t.demands || CASE WHEN allowed.how = 'behalf' THEN ARRAY['on_behalf_of'] ELSE '{}' END),
        a.harmful, allowed.how = 'behalf'
    FROM (
        SELECT DISTINCT ON (x.action) x.action, x.demands, x.needs_place
        FROM dcm.transition AS x WHERE x.from_stage = c.stage ORDER BY x.action, x.outcome
    ) AS t
    INNER JOIN dcm.action AS a ON a.code = t.action
    CROSS JOIN LATERAL (SELECT dcm_app.permission_for(me, c, t.action) AS how) AS allowed
    WHERE allowed.how IS NOT NULL
        AND NOT (t.needs_place AND c.grid_code IS NULL)
        AND NOT (a.code = 'accept' AND dcm_app.must_verify(c))
    ORDER BY a.sort;
END;
$$;
COMMENT ON FUNCTION dcm_app.available_actions(text) IS
    'What the caller may do with a case now, and which keys of detail each action demands; harmful ones stand apart';
