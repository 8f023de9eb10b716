CREATE FUNCTION dcm_app.history_write_work()
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    INSERT INTO dcm.assignment (case_id, department_code, is_main, round, assigned_at, due_at, handled_at, ended_at, visible)
    SELECT c.case_id, d.code, d.code = e.department_code, e.round, e.at, c.due_at,
        CASE WHEN d.code = e.department_code THEN done.at END, gone.at, gone.at IS NULL
    FROM dcm.history_event AS e
    INNER JOIN dcm.history_case AS c ON c.n = e.n
    CROSS JOIN LATERAL (
        SELECT e.department_code AS code
        UNION
        SELECT jsonb_array_elements_text(nullif(e.detail -> 'co_departments', 'null'))
    ) AS d
    LEFT JOIN LATERAL (
        SELECT min(o.at) AS at FROM dcm.history_event AS o
        WHERE o.n = e.n AND o.seq > e.seq AND o.effects && ARRAY['return', 'rework']
    ) AS gone ON true
    LEFT JOIN LATERAL (
        SELECT max(o.at) AS at FROM dcm.history_event AS o
        WHERE o.n = e.n AND o.seq > e.seq AND 'handled' = ANY (o.effects) AND (gone.at IS NULL OR o.at <= gone.at)
    ) AS done ON true
    WHERE 'assign' = ANY (e.effects)
    ORDER BY e.at;
    INSERT INTO dcm.field_task (case_id, task_kind, supervisor, round, sent_by, sent_at, due_at, answered_at, outcome)
    SELECT c.case_id, k.kind, e.supervisor, e.round, e.actor, e.at,
        dcm_app.deadline(e.at, (k.allowance ->> 'amount')::numeric, k.allowance ->> 'unit'), a.at,
        CASE WHEN 'answer' = ANY (a.effects) THEN coalesce(a.detail ->> 'result', a.detail ->> 'passed')
            WHEN a.at IS NOT NULL THEN 'withdrawn' END
    FROM dcm.history_event AS e
    INNER JOIN dcm.history_case AS c ON c.n = e.n
    INNER JOIN (
        SELECT w.kind, dcm_app.setting_value(w.kind || '_limit') AS allowance
        FROM (VALUES ('check'), ('verification')) AS w (kind)
    ) AS k ON 'ask_' || k.kind = ANY (e.effects)
    LEFT JOIN LATERAL (
        SELECT o.at, o.detail, o.effects FROM dcm.history_event AS o
        WHERE o.n = e.n AND o.seq > e.seq AND o.effects && ARRAY['answer', 'finish'] ORDER BY o.seq LIMIT 1
    ) AS a ON true
    WHERE e.effects && ARRAY['ask_verification', 'ask_check']
    ORDER BY e.at;
    INSERT INTO dcm.case_fact (
        case_id, department_code, first_department, street_code, community_code, grid_code, kind, class_code, source,
        filed_by, filed_at, dispatched_by, dispatched_at, due_at, handled_at, finished_at, closed, voided, rework_count,
        return_count
    )
    SELECT c.case_id, last.department, first.department, c.street_code, c.community_code, c.grid_code, c.kind, c.class_code,
        c.source, filed.actor, c.filed_at, first.actor, c.dispatched_at, c.due_at, k.handled_at, k.finished_at,
        k.stage = 'closed', k.finished_at IS NOT NULL AND k.stage <> 'closed', counts.reworks, counts.returns
    FROM dcm.history_case AS c
    INNER JOIN dcm.case_file AS k ON k.id = c.case_id
    INNER JOIN LATERAL (
        SELECT o.actor FROM dcm.history_event AS o WHERE o.n = c.n AND o.action = 'file' ORDER BY o.seq LIMIT 1
    ) AS filed ON true
    LEFT JOIN LATERAL (
        SELECT o.actor, o.department_code AS department FROM dcm.history_event AS o
        WHERE o.n = c.n AND 'assign' = ANY (o.effects) ORDER BY o.seq LIMIT 1
    ) AS first ON true
    LEFT JOIN LATERAL (
        SELECT o.department_code AS department FROM dcm.history_event AS o
        WHERE o.n = c.n AND 'assign' = ANY (o.effects) ORDER BY o.seq DESC LIMIT 1
    ) AS last ON true
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE 'rework' = ANY (o.effects)) AS reworks,
            count(*) FILTER (WHERE 'return' = ANY (o.effects)) AS returns
        FROM dcm.history_event AS o WHERE o.n = c.n
    ) AS counts;
END;
$$;
COMMENT ON FUNCTION dcm_app.history_write_work() IS 'Assignments, field tasks and facts of write_history';
