CREATE FUNCTION dcm_app.caller_history(phone text, lim int DEFAULT 20)
RETURNS TABLE (kind text, task_no text, part text, at timestamptz, class_name text, stage text, description text, address text,
    due_at timestamptz, finished_at timestamptz, overdue boolean, urge_count int, x double precision, y double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    me dcm_app.identity := dcm_app.me();
    given text := dcm.phone_key(caller_history.phone);
BEGIN
    IF NOT me.roles && ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch'] THEN
        PERFORM dcm_app.raise_error('DC001', '您不能按电话查来电历史', '', '{"key": "not_allowed"}');
    END IF;
    IF given IS NULL OR length(given) < 5 THEN
        RETURN;
    END IF;
    RETURN QUERY
    -- By the number first, whatever the planner thinks of it: every other way reads the whole archive.
    WITH caller AS MATERIALIZED (
        SELECT p.case_id, p.seq FROM dcm.case_person AS p
        WHERE reverse(dcm.phone_key(p.phone)) = reverse(given) AND p.phone IS NOT NULL AND p.part = 'reporter'
    ),
    heard AS MATERIALIZED (
        SELECT 'case' AS kind, p.case_id,
            CASE e.action WHEN 'join' THEN 'joined' WHEN 'urge' THEN 'urged' ELSE 'reporter' END AS part, e.at, NULL::text AS subject
        FROM caller AS p
        INNER JOIN dcm.case_event AS e ON e.case_id = p.case_id AND e.seq = p.seq
        UNION ALL
        SELECT 'call', r.case_id, r.kind, r.at, r.subject
        FROM dcm.call_record AS r
        WHERE dcm.phone_key(r.caller_phone) = given AND r.caller_phone IS NOT NULL AND r.kind NOT IN ('join', 'urge')
        ORDER BY at DESC LIMIT least(greatest(coalesce(lim, 20), 0), 200)
    )
    SELECT h.kind, c.task_no, h.part, h.at, k.label_zh, c.stage, coalesce(h.subject, c.description), c.address, c.due_at,
        c.finished_at, coalesce(coalesce(c.handled_at, c.finished_at, now()) > c.due_at, false), coalesce(c.urge_count, 0),
        ST_X(c.geom), ST_Y(c.geom)
    FROM heard AS h
    -- The hall sees every case; should that ever change, this must not tell of the others.
    LEFT JOIN dcm.case_file AS c ON c.id = h.case_id AND dcm_app.may_see(me, c)
    LEFT JOIN dcm.class AS k ON k.standard = c.class_standard AND k.kind = c.kind AND k.code = c.class_code
    WHERE h.kind = 'call' OR c.id IS NOT NULL
    ORDER BY h.at DESC;
END;
$$;
COMMENT ON FUNCTION dcm_app.caller_history(text, int) IS
    'What is known of a telephone number, newest first: cases reported, joined and urged, and other calls; nothing for fewer than five digits. Place in EPSG:4547';
