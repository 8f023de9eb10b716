CREATE FUNCTION dcm_app.available_actions(task_no text)
RETURNS TABLE (action text, label_zh text, label_en text, demands jsonb, harmful boolean, on_behalf boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    me dcm_app.identity := dcm_app.me();
    c dcm.case_file := dcm_app.case_for(me, available_actions.task_no);
    at timestamptz := clock_timestamp();
BEGIN
    IF c.stop_until <= at THEN  -- act brings it back first
        c := dcm_app.lift_stop(c, c.stop_until);
        c.stage := 'handling';
    END IF;
    RETURN QUERY
    SELECT x.code, x.label_zh, x.label_en, x.demands, x.harmful, x.on_behalf
    FROM (
        SELECT a.sort, a.code, a.label_zh, a.label_en,
            to_jsonb(dcm_app.demands_of(c, t.demands, t.needs) || CASE WHEN allowed.how = 'behalf' THEN ARRAY['on_behalf_of'] ELSE '{}' END) AS demands,
            a.harmful, allowed.how = 'behalf' AS on_behalf
        FROM (
            SELECT DISTINCT ON (x.action) x.action, x.demands, x.needs_place, x.unless_verification_required, x.needs
            FROM dcm.transition AS x WHERE x.from_stage = c.stage ORDER BY x.action, x.outcome
        ) AS t
        INNER JOIN dcm.action AS a ON a.code = t.action
        CROSS JOIN LATERAL (SELECT dcm_app.permission_for(me, c, t.action) AS how) AS allowed
        WHERE allowed.how IS NOT NULL AND a.offered
            AND NOT (t.needs_place AND c.grid_code IS NULL)
            AND NOT (t.unless_verification_required AND dcm_app.must_verify(c))
            AND (t.needs = '{}' OR dcm_app.unfit(c, t.needs, at) IS NULL)
        UNION ALL
        SELECT a.sort, a.code, a.label_zh, a.label_en, '[]', a.harmful, false
        FROM dcm.action AS a WHERE a.code = 'undo' AND dcm_app.may_undo(me, c, at)
    ) AS x
    ORDER BY x.sort;
END;
$$;
COMMENT ON FUNCTION dcm_app.available_actions(text) IS
    'What the caller may do with a case now, and which keys of detail each action demands; harmful ones stand apart';
