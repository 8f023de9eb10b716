CREATE FUNCTION dcm_app.reckon_set(p_ids int[], p_write boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    effect jsonb;
    moment timestamptz;
BEGIN
    IF p_write THEN
        -- By number, as everybody who locks many; what waited for a lock is read again by the next statement.
        PERFORM FROM unnest(p_ids) AS x (id) INNER JOIN dcm.case_file AS c ON c.id = x.id ORDER BY c.task_no FOR UPDATE OF c;
    END IF;
    moment := clock_timestamp();
    WITH reckoned AS MATERIALIZED (
        SELECT
            c.id, c.task_no, c.stage, c.version + 1 AS version, c.last_hash, c.department_code,
            greatest(moment, c.last_at) AS at, coalesce(c.handled_at, moment) AS measured_at,
            c.due_at AS was, r.due_at, r.warn_at, r.due_provisional, r.stage_due_at,
            r.due_at IS DISTINCT FROM c.due_at AS moved, c.due_provisional AND NOT r.due_provisional AS firm,
            (r.warn_at, r.due_provisional, r.stage_due_at)
            IS DISTINCT FROM (c.warn_at, c.due_provisional, c.stage_due_at) AS touched
        FROM unnest(p_ids) AS x (id)
        INNER JOIN dcm.case_file AS c ON c.id = x.id
        CROSS JOIN LATERAL dcm_app.reckon(c) AS r
        WHERE c.finished_at IS NULL
    ), told AS MATERIALIZED (
        SELECT o.*, d.detail, dcm_app.event_hash(o.last_hash, o.task_no, (
                o.id, o.version, 'recompute_deadline', o.stage, o.stage, session_user, NULL, o.at, d.detail, NULL
            )::dcm.case_event) AS hash
        FROM reckoned AS o
        CROSS JOIN LATERAL (
            SELECT jsonb_build_object('was', (extract(epoch FROM o.was) * 1000000)::bigint,
                'due_at', (extract(epoch FROM o.due_at) * 1000000)::bigint) AS detail
        ) AS d
        WHERE p_write AND (o.moved OR o.firm)
    ), events AS (
        INSERT INTO dcm.case_event (case_id, seq, action, from_stage, to_stage, actor, at, detail, hash)
        SELECT t.id, t.version, 'recompute_deadline', t.stage, t.stage, session_user, t.at, t.detail, t.hash FROM told AS t
    ), cases AS (
        UPDATE dcm.case_file AS c SET
            due_at = t.due_at, warn_at = t.warn_at, due_provisional = t.due_provisional, stage_due_at = t.stage_due_at,
            version = t.version, last_at = t.at, last_hash = t.hash
        FROM told AS t WHERE c.id = t.id
    ), quiet AS (  -- no word in the history for what nobody is measured by
        UPDATE dcm.case_file AS c SET
            warn_at = o.warn_at, due_provisional = o.due_provisional, stage_due_at = o.stage_due_at
        FROM reckoned AS o WHERE c.id = o.id AND p_write AND o.touched AND NOT o.moved AND NOT o.firm
    ), facts AS (
        UPDATE dcm.case_fact AS f SET due_at = t.due_at FROM told AS t WHERE f.case_id = t.id AND t.moved
    ), assignments AS (
        UPDATE dcm.assignment AS a SET due_at = t.due_at FROM told AS t WHERE a.case_id = t.id AND a.visible AND t.moved
    ), steps AS (  -- one of them may move although the last does not
        UPDATE dcm.case_step AS s SET
            due_at = CASE WHEN s.is_last THEN o.due_at
                ELSE dcm_app.clock_due(c.clock_from, s.amount, s.unit, c.clock_calendar, c.clock_stops) END
        FROM reckoned AS o INNER JOIN dcm.case_file AS c ON c.id = o.id
        WHERE s.case_id = o.id AND s.reported_at IS NULL AND p_write AND c.clock_from IS NOT NULL
            AND (o.moved OR NOT s.is_last)
    )
    SELECT jsonb_build_object(
        'running', count(*), 'moved', count(*) FILTER (WHERE o.moved),
        'later', count(*) FILTER (WHERE o.due_at > o.was), 'earlier', count(*) FILTER (WHERE o.due_at < o.was),
        'overdue_more', count(*) FILTER (WHERE o.measured_at > o.due_at AND o.measured_at <= o.was),
        'overdue_less', count(*) FILTER (WHERE o.measured_at <= o.due_at AND o.measured_at > o.was),
        'firm', count(*) FILTER (WHERE o.firm), 'told', count(*) FILTER (WHERE o.moved OR o.firm),
        'cases', coalesce((
            SELECT jsonb_agg(jsonb_build_object('task_no', m.task_no, 'department_code', m.department_code, 'was', m.was,
                    'due_at', m.due_at) ORDER BY m.due_at, m.task_no)
            FROM (SELECT * FROM reckoned AS s WHERE s.moved ORDER BY s.due_at, s.task_no LIMIT 200) AS m
        ), '[]')
    ) INTO effect
    FROM reckoned AS o;
    IF p_write AND (effect ->> 'told')::int > 0 THEN
        PERFORM pg_notify('dcm', jsonb_build_object('topic', 'cases', 'batch', (effect ->> 'told')::int)::text);
    END IF;
    RETURN effect;
END;
$$;
COMMENT ON FUNCTION dcm_app.reckon_set(int[], boolean) IS
    'Running cases reckoned anew by the calendar of now, all in one statement, an event recompute_deadline for each that moves or is no longer provisional; answers what moves and writes nothing unless told to';
