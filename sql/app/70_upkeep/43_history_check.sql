CREATE FUNCTION dcm_app.history_check()
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    fault text;
BEGIN
    WITH person AS MATERIALIZED (
        SELECT p.login, p.department_code, p.permissions, dcm_app.roles_of(p.login) AS held FROM dcm.staff AS p
    )
    SELECT format('第 %s 件第 %s 步 %s：%s', x.n, x.seq, x.action, x.why) INTO fault
    FROM (
        SELECT s.n, s.seq, s.action, '这个阶段没有这个操作' AS why FROM dcm.history_step AS s
        WHERE NOT EXISTS (SELECT FROM dcm.history_event AS e WHERE e.n = s.n AND e.seq = s.seq)
        UNION ALL
        SELECT s.n, s.seq, s.action, '立案条件不在现行手册里' FROM dcm.history_step AS s
        WHERE s.action = 'file' AND s.limit_amount IS NULL
        UNION ALL
        SELECT e.n, e.seq, e.action, '时间早于上一步' FROM dcm.history_event AS e
        INNER JOIN dcm.history_event AS p ON p.n = e.n AND p.seq = e.seq - 1 AND p.at > e.at
        UNION ALL
        SELECT e.n, e.seq, e.action, '历史案件不支持修改案卷' FROM dcm.history_event AS e WHERE 'amend' = ANY (e.effects)
        UNION ALL
        SELECT e.n, e.seq, e.action, '没有本区内的位置' FROM dcm.history_event AS e
        INNER JOIN dcm.history_case AS c ON c.n = e.n AND c.grid_code IS NULL
        INNER JOIN dcm.transition AS t ON t.from_stage = e.from_stage AND t.action = e.action AND t.needs_place
        UNION ALL
        SELECT e.n, e.seq, e.action, '缺少必填内容' FROM dcm.history_event AS e
        INNER JOIN dcm.transition AS t ON t.from_stage = e.from_stage AND t.action = e.action
        CROSS JOIN LATERAL unnest(t.demands) AS d
        WHERE coalesce(btrim(e.detail ->> d), '') = ''
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
        SELECT e.n, e.seq, e.action, '代录的不是被交办的人' FROM dcm.history_event AS e
        WHERE e.on_behalf_of IS NOT NULL
            AND coalesce(e.on_behalf_of ->> 'department', e.on_behalf_of ->> 'login')
            IS DISTINCT FROM CASE WHEN e.action IN ('send_back', 'report_done') THEN e.department_before ELSE e.supervisor_before END
        UNION ALL
        SELECT e.n, e.seq, e.action, '没有这个监督员' FROM dcm.history_event AS e
        WHERE e.effects && ARRAY['ask_verification', 'ask_check']
            AND NOT EXISTS (SELECT FROM person AS p WHERE p.login = e.supervisor AND 'dcm_supervisor' = ANY (p.held))
        ORDER BY 1, 2 LIMIT 1
    ) AS x;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003', fault, '整批都没有写入；改正后重新导入', jsonb_build_object('key', 'bad_history'));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.history_check() IS 'Fourth part of write_history: DC003 with the first step that the door would have refused';
