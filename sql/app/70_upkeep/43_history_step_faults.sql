CREATE FUNCTION dcm_app.history_step_faults()
RETURNS TABLE (n int, seq int, action text, why text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    SELECT s.n, s.seq, s.action, '这个阶段没有这个操作' FROM dcm.history_step AS s
    WHERE NOT EXISTS (SELECT FROM dcm.history_event AS e WHERE e.n = s.n AND e.seq = s.seq)
    UNION ALL
    SELECT s.n, s.seq, s.action, '立案条件不在现行手册里' FROM dcm.history_step AS s
    WHERE s.action = 'file' AND s.condition_code IS NULL
    UNION ALL
    SELECT s.n, s.seq, s.action, CASE
        WHEN s.limit_amount IS NULL AND NOT f.no_limit THEN '立案条件没有处置时限'
        WHEN f.needs_verification AND r.verification <> 'none' AND NOT EXISTS (
            SELECT FROM dcm.history_event AS v
            WHERE v.n = s.n AND v.seq < s.seq AND v.from_stage = 'verification' AND 'answer' = ANY (v.effects)
        ) THEN '立案条件须先核实'
        -- At the door the clock would start at a later dispatch; there are no such cases to bring in.
        ELSE '派遣后才设了时限' END
    FROM dcm.history_step AS s
    INNER JOIN dcm.history_case AS c ON c.n = s.n
    INNER JOIN dcm.report_source AS r ON r.code = c.source
    INNER JOIN dcm.filing_condition AS f ON f.edition = s.edition AND f.condition_code = s.condition_code
    WHERE s.action = 'file' AND ((s.limit_amount IS NULL AND NOT f.no_limit)
        OR (f.needs_verification AND r.verification <> 'none' AND NOT EXISTS (
            SELECT FROM dcm.history_event AS v
            WHERE v.n = s.n AND v.seq < s.seq AND v.from_stage = 'verification' AND 'answer' = ANY (v.effects)
        ))
        OR (s.limit_amount IS NOT NULL AND c.limit_amount IS NULL AND s.at > c.dispatched_at))
    UNION ALL
    SELECT e.n, e.seq, e.action, '时间早于上一步' FROM dcm.history_event AS e
    INNER JOIN dcm.history_event AS p ON p.n = e.n AND p.seq = e.seq - 1 AND p.at > e.at
    UNION ALL
    SELECT e.n, e.seq, e.action, '时间在将来' FROM dcm.history_event AS e
    WHERE e.at > clock_timestamp() + interval '5 minutes'
    UNION ALL
    SELECT e.n, e.seq, e.action, '历史案件不支持修改案卷' FROM dcm.history_event AS e WHERE 'amend' = ANY (e.effects)
    UNION ALL
    -- What depends on the hour is for the door: requests, stops, bundles, steps, and time given back.
    SELECT e.n, e.seq, e.action, '历史案件不支持这个操作' FROM dcm.history_event AS e
    INNER JOIN dcm.transition AS t ON t.from_stage = e.from_stage AND t.action = e.action AND t.needs <> '{}'
    UNION ALL
    SELECT e.n, e.seq, e.action, '历史案件不支持退还回退的时间' FROM dcm.history_event AS e
    WHERE e.action = 'dispatch' AND coalesce(e.detail ->> 'give_back_time', 'false') <> 'false'
    UNION ALL
    SELECT e.n, e.seq, e.action, '该来源要先核实' FROM dcm.history_event AS e
    INNER JOIN dcm.history_case AS c ON c.n = e.n
    INNER JOIN dcm.report_source AS r ON r.code = c.source AND r.verification = 'required'
    INNER JOIN dcm.transition AS t ON t.from_stage = e.from_stage AND t.action = e.action AND t.unless_verification_required
    UNION ALL
    SELECT e.n, e.seq, e.action, '没有本区内的位置' FROM dcm.history_event AS e
    INNER JOIN dcm.history_case AS c ON c.n = e.n AND c.grid_code IS NULL
    INNER JOIN dcm.transition AS t ON t.from_stage = e.from_stage AND t.action = e.action AND t.needs_place
    UNION ALL
    SELECT e.n, e.seq, e.action, '缺少必填内容' FROM dcm.history_event AS e
    INNER JOIN dcm.transition AS t ON t.from_stage = e.from_stage AND t.action = e.action
    CROSS JOIN LATERAL unnest(t.demands) AS d
    WHERE coalesce(btrim(e.detail ->> d, E' \t\r\n　'), '') IN ('', '{}', '[]')
    UNION ALL
    SELECT e.n, e.seq, e.action, '原因、意见和内容应是文字' FROM dcm.history_event AS e
    WHERE e.seq > 1 AND EXISTS (
        SELECT FROM jsonb_each(e.detail) AS x
        WHERE x.key IN ('reason', 'opinion', 'text', 'description') AND jsonb_typeof(x.value) NOT IN ('string', 'null')
    )
    UNION ALL
    SELECT e.n, e.seq, e.action, '内容太长' FROM dcm.history_event AS e
    WHERE length(e.detail::text) > 20000
        AND (length(e.detail::text) > 200000 OR EXISTS (SELECT FROM jsonb_each_text(e.detail) AS x WHERE length(x.value) > 20000))
$$;
COMMENT ON FUNCTION dcm_app.history_step_faults() IS 'Steps of a batch that are wrong in themselves: stage, time, place, demands';
