CREATE FUNCTION dcm_app.history_right_faults()
RETURNS TABLE (n int, seq int, action text, why text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    -- A person who has left meanwhile stays in history, so an inactive staff row counts too.
    WITH person AS MATERIALIZED (
        SELECT s.login, s.department_code, s.permissions, r.held,
            r.held && ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch', 'dcm_evaluator', 'dcm_director', 'dcm_admin'] AS sees_all
        FROM dcm.staff AS s
        CROSS JOIN LATERAL (SELECT dcm_app.roles_of(s.login) AS held) AS r
    )
    SELECT e.n, e.seq, e.action, '登记人没有权限' FROM dcm.history_event AS e
    LEFT JOIN person AS p ON p.login = e.actor AND p.held && ARRAY['dcm_intake', 'dcm_supervisor', 'dcm_exchange']
    WHERE e.seq = 1 AND p.login IS NULL
    UNION ALL
    SELECT e.n, e.seq, e.action, '办理人没有权限' FROM dcm.history_event AS e
    LEFT JOIN person AS p ON p.login = e.actor
    WHERE e.seq > 1 AND NOT EXISTS (
        SELECT FROM dcm.transition_role AS r
        WHERE r.from_stage = e.from_stage AND r.action = e.action AND r.role = ANY (p.held)
            AND (r.permission IS NULL OR r.permission = ANY (p.permissions))
            AND r.on_behalf = (e.on_behalf_of IS NOT NULL)
            AND (r.role <> 'dcm_department' OR e.action = 'note' OR p.department_code = e.department_before)
            AND (r.role <> 'dcm_supervisor' OR e.action = 'note' OR p.login = e.supervisor_before)
    )
    UNION ALL
    SELECT e.n, e.seq, e.action, '办理人看不到该案件' FROM dcm.history_event AS e
    INNER JOIN dcm.history_case AS c ON c.n = e.n
    INNER JOIN person AS p ON p.login = e.actor AND NOT p.sees_all
    WHERE e.seq > 1
        AND NOT (p.held && ARRAY['dcm_supervisor', 'dcm_exchange'] AND c.registered_by = p.login)
        AND NOT ('dcm_supervisor' = ANY (p.held) AND EXISTS (
            SELECT FROM dcm.history_event AS o WHERE o.n = e.n AND o.seq < e.seq AND o.supervisor = p.login
        ))
        AND NOT ('dcm_department' = ANY (p.held) AND EXISTS (
            SELECT FROM dcm.history_event AS o
            WHERE o.n = e.n AND o.seq < e.seq AND 'assign' = ANY (o.effects)
                AND (o.department_code = p.department_code OR o.detail -> 'co_departments' ? p.department_code)
                AND NOT EXISTS (
                    SELECT FROM dcm.history_event AS g
                    WHERE g.n = e.n AND g.seq > o.seq AND g.seq < e.seq AND g.effects && ARRAY['return', 'rework']
                )
        ))
    UNION ALL
    SELECT e.n, e.seq, e.action, '代录的不是被交办的人' FROM dcm.history_event AS e
    WHERE e.on_behalf_of IS NOT NULL
        AND coalesce(e.on_behalf_of ->> 'department', e.on_behalf_of ->> 'login')
        IS DISTINCT FROM CASE WHEN e.action IN ('send_back', 'report_done') THEN e.department_before ELSE e.supervisor_before END
    UNION ALL
    SELECT e.n, e.seq, e.action, '代录要写明方式（phone、paper）' FROM dcm.history_event AS e
    WHERE e.on_behalf_of IS NOT NULL AND coalesce(e.on_behalf_of ->> 'medium', '') NOT IN ('phone', 'paper')
    UNION ALL
    SELECT e.n, e.seq, e.action, '没有这个监督员' FROM dcm.history_event AS e
    LEFT JOIN person AS p ON p.login = e.supervisor AND 'dcm_supervisor' = ANY (p.held)
    WHERE e.effects && ARRAY['ask_verification', 'ask_check'] AND p.login IS NULL
$$;
COMMENT ON FUNCTION dcm_app.history_right_faults() IS 'Steps of a batch by people who could not or might not do them: role, permission, sight, on behalf of';
