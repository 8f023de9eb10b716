CREATE FUNCTION dcm_app.history_chain()
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
BEGIN
    INSERT INTO dcm.history_event
    WITH RECURSIVE chain AS (
        SELECT c.n, 1 AS seq, 'register'::text AS action, NULL::text AS from_stage, 'intake'::text AS to_stage,
            c.registered_by AS actor, NULL::jsonb AS on_behalf_of, c.registered_at AS at, d.detail,
            dcm_app.event_hash('', c.task_no, (
                c.case_id, 1, 'register', NULL, 'intake', c.registered_by, NULL, c.registered_at, d.detail, NULL
            )::dcm.case_event) AS hash,
            '{}'::text[] AS effects, NULL::text AS department_before, NULL::text AS department_code,
            NULL::text AS supervisor_before, NULL::text AS supervisor, 1 AS round
        FROM dcm.history_case AS c
        CROSS JOIN LATERAL (SELECT jsonb_strip_nulls(jsonb_build_object(
            'source', c.source, 'kind', c.kind, 'class_standard', c.class_standard, 'class_code', c.class_code,
            'component_code', c.component_code, 'description', c.description, 'address', c.address, 'urgent', c.urgent,
            'x', round(ST_X(c.geom)::numeric, 3), 'y', round(ST_Y(c.geom)::numeric, 3), 'grid_code', c.grid_code
        )) AS detail) AS d
        UNION ALL
        SELECT p.n, s.seq, s.action, p.to_stage, t.to_stage, s.actor, b.behalf, s.at, d.detail,
            dcm_app.event_hash(p.hash, c.task_no, (
                c.case_id, s.seq, s.action, p.to_stage, t.to_stage, s.actor, b.behalf, s.at, d.detail, NULL
            )::dcm.case_event),
            t.effects, p.department_code,
            CASE WHEN 'assign' = ANY (t.effects) THEN s.detail ->> 'department'
                WHEN 'return' = ANY (t.effects) THEN NULL ELSE p.department_code END,
            p.supervisor,
            CASE WHEN t.effects && ARRAY['ask_verification', 'ask_check'] THEN s.detail ->> 'supervisor'
                WHEN t.effects && ARRAY['answer', 'finish'] THEN NULL ELSE p.supervisor END,
            r.round
        FROM chain AS p
        INNER JOIN dcm.history_step AS s ON s.n = p.n AND s.seq = p.seq + 1
        INNER JOIN dcm.history_case AS c ON c.n = p.n
        INNER JOIN dcm.action AS a ON a.code = s.action
        INNER JOIN dcm.transition AS t ON t.from_stage = p.to_stage AND t.action = s.action
            AND t.outcome = CASE WHEN a.outcome_key IS NULL THEN '' ELSE s.detail ->> a.outcome_key END
        CROSS JOIN LATERAL (
            SELECT p.round + CASE WHEN 'rework' = ANY (t.effects) THEN 1 ELSE 0 END AS round
        ) AS r
        CROSS JOIN LATERAL (
            SELECT CASE WHEN s.behalf IS NOT NULL THEN jsonb_build_object(k.key, s.behalf ->> k.key, 'medium', s.behalf ->> 'medium') END
                AS behalf
            FROM (SELECT CASE WHEN s.action IN ('send_back', 'report_done') THEN 'department' ELSE 'login' END AS key) AS k
        ) AS b
        CROSS JOIN LATERAL (
            SELECT s.detail || CASE s.action
                WHEN 'file' THEN jsonb_build_object('condition', s.condition_code, 'case_no', c.case_no,
                    'limit_amount', s.limit_amount, 'limit_unit', s.limit_unit)
                WHEN 'dispatch' THEN jsonb_build_object('due_at', (extract(epoch FROM c.due_at) * 1000000)::bigint,
                    'round', p.round)
                ELSE '{}' END AS detail
        ) AS d
    )
    SELECT chain.n, chain.seq, chain.action, chain.from_stage, chain.to_stage, chain.actor, chain.on_behalf_of, chain.at,
        chain.detail, chain.hash, chain.effects, chain.department_before, chain.department_code, chain.supervisor_before,
        chain.supervisor, chain.round
    FROM chain;
    ANALYZE dcm.history_event;
END;
$$;
COMMENT ON FUNCTION dcm_app.history_chain() IS 'Third part of write_history: every step through the rows of dcm.transition, hashes chained';
