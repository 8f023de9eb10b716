CREATE FUNCTION dcm_app.history_write()
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    INSERT INTO dcm.case_file (
        id, task_no, case_no, client_uuid, stage, kind, class_standard, class_code, component_code, source, urgent,
        description, address, place_state, street_code, community_code, grid_code, edition, condition_code, grade,
        limit_amount, limit_unit, department_code, supervisor, registered_by, occurred_at, registered_at, filed_at,
        dispatched_at, due_at, warn_at, clock_from, clock_amount, clock_unit, clock_calendar, due_provisional, handled_at, finished_at, round, version, last_at, last_hash, geom,
        reporter_count, urge_count, urged_at, stage_at
    ) OVERRIDING SYSTEM VALUE
    SELECT c.case_id, c.task_no, c.case_no, c.client_uuid, e.to_stage, c.kind, c.class_standard, c.class_code,
        c.component_code, c.source, c.urgent, c.description, c.address, c.place_state, c.street_code, c.community_code,
        c.grid_code, f.edition, f.condition_code, c.grade, f.limit_amount, f.limit_unit, e.department_code, e.supervisor,
        c.registered_by, c.occurred_at, c.registered_at, c.filed_at, c.dispatched_at, c.due_at, c.warn_at,
        c.dispatched_at, c.limit_amount, c.limit_unit, c.clock_calendar,
        coalesce(c.limit_unit IN ('work_hour', 'work_day') AND y.first_year <= extract(year FROM c.due_at AT TIME ZONE 'Asia/Shanghai')
            AND dcm_app.is_provisional(c.dispatched_at, c.due_at, c.limit_unit, c.clock_calendar), false), h.handled_at,
        CASE WHEN 'finish' = ANY (e.effects) OR NOT g.running THEN x.finished_at END, e.round, e.seq, e.at, e.hash, c.geom,
        1 + u.joined, u.urged, u.urged_at, g.entered_at
    FROM dcm.history_case AS c
    -- Most deadlines end before the first provisional year; only the others are asked one by one.
    CROSS JOIN (SELECT min(k.year) AS first_year FROM dcm.calendar_year AS k WHERE k.status = 'provisional') AS y
    INNER JOIN LATERAL (SELECT * FROM dcm.history_event AS o WHERE o.n = c.n ORDER BY o.seq DESC LIMIT 1) AS e ON true
    INNER JOIN LATERAL (
        SELECT s.running, (
            SELECT max(o.at) FROM dcm.history_event AS o WHERE o.n = c.n AND o.from_stage IS DISTINCT FROM o.to_stage
        ) AS entered_at
        FROM dcm.stage AS s WHERE s.code = e.to_stage
    ) AS g ON true
    LEFT JOIN LATERAL (
        SELECT * FROM dcm.history_step AS o WHERE o.n = c.n AND o.action = 'file' ORDER BY o.seq DESC LIMIT 1
    ) AS f ON true
    LEFT JOIN LATERAL (
        SELECT CASE WHEN 'handled' = ANY (o.effects) THEN o.at END AS handled_at FROM dcm.history_event AS o
        WHERE o.n = c.n AND o.effects && ARRAY['handled', 'rework'] ORDER BY o.seq DESC LIMIT 1
    ) AS h ON true
    LEFT JOIN LATERAL (
        SELECT max(o.at) AS finished_at FROM dcm.history_event AS o WHERE o.n = c.n AND 'finish' = ANY (o.effects)
    ) AS x ON true
    LEFT JOIN LATERAL (
        SELECT count(*) FILTER (WHERE 'join' = ANY (o.effects)) AS joined,
            count(*) FILTER (WHERE 'urge' = ANY (o.effects)) AS urged, max(o.at) FILTER (WHERE 'urge' = ANY (o.effects)) AS urged_at
        FROM dcm.history_event AS o WHERE o.n = c.n
    ) AS u ON true;
    IF EXISTS (SELECT FROM dcm.stage_limit) THEN
        UPDATE dcm.case_file AS f SET stage_due_at = dcm_app.stage_due(f, f.stage_at)
        FROM dcm.history_case AS c WHERE f.id = c.case_id;
    END IF;
    PERFORM dcm_app.make_steps(f)
    FROM dcm.history_case AS c
    INNER JOIN dcm.case_file AS f ON f.id = c.case_id
    WHERE f.dispatched_at IS NOT NULL AND EXISTS (SELECT FROM dcm.handling_limit AS l WHERE l.step > 1);
    INSERT INTO dcm.case_event (case_id, seq, action, from_stage, to_stage, actor, on_behalf_of, at, detail, hash)
    SELECT c.case_id, e.seq, e.action, e.from_stage, e.to_stage, e.actor, e.on_behalf_of, e.at, e.detail, e.hash
    FROM dcm.history_event AS e INNER JOIN dcm.history_case AS c ON c.n = e.n;
    INSERT INTO dcm.case_person (case_id, seq, part, name, phone)
    SELECT c.case_id, 1, 'reporter', c.person_name, c.person_phone FROM dcm.history_case AS c
    WHERE c.person_name IS NOT NULL OR c.person_phone IS NOT NULL
    UNION ALL
    SELECT x.case_id, x.seq, 'reporter', x.name, x.phone
    FROM (
        SELECT c.case_id, s.seq, dcm_app.text_of(s.person, 'reporter_name', 100) AS name,
            dcm_app.phone_of(s.person, 'reporter_phone') AS phone
        FROM dcm.history_step AS s INNER JOIN dcm.history_case AS c ON c.n = s.n WHERE s.person IS NOT NULL
    ) AS x
    WHERE x.name IS NOT NULL OR x.phone IS NOT NULL
    UNION ALL
    SELECT c.case_id, s.seq, 'answerer', s.behalf ->> 'name', NULL
    FROM dcm.history_step AS s INNER JOIN dcm.history_case AS c ON c.n = s.n WHERE s.behalf ->> 'name' IS NOT NULL;
    PERFORM dcm_app.history_write_work();
END;
$$;
COMMENT ON FUNCTION dcm_app.history_write() IS 'Last part of write_history: cases, events and people';
