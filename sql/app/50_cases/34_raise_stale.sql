CREATE FUNCTION dcm_app.raise_stale(c dcm.case_file, seen int)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    meanwhile jsonb;
BEGIN
    SELECT jsonb_agg(jsonb_build_object('seq', e.seq, 'action', e.action, 'actor', e.actor,
            'name', coalesce(s.name, CASE e.actor WHEN 'system' THEN '系统' END, e.actor), 'at', e.at) ORDER BY e.seq)
    INTO meanwhile
    FROM dcm.case_event AS e
    LEFT JOIN dcm.staff AS s ON s.login = e.actor
    WHERE e.case_id = c.id AND e.seq > coalesce(seen, 0);
    PERFORM dcm_app.raise_error('DC002',
        format('案件已被更新：%s', coalesce((
            SELECT string_agg(format('%s %s（%s）', to_char((m ->> 'at')::timestamptz AT TIME ZONE 'Asia/Shanghai', 'HH24:MI'),
                coalesce(a.label_zh, CASE m ->> 'action' WHEN 'register' THEN '登记' WHEN 'recompute_deadline' THEN '重算时限' WHEN 'reassign' THEN '划转' END, m ->> 'action'), m ->> 'name'), '；')
            FROM jsonb_array_elements(meanwhile) AS m LEFT JOIN dcm.action AS a ON a.code = m ->> 'action'
        ), '版本号不符')),
        '请看过变化后再决定；您填写的内容没有丢失',
        jsonb_build_object('key', 'stale_version', 'version', c.version, 'seen', seen, 'meanwhile', coalesce(meanwhile, '[]')));
END;
$$;
COMMENT ON FUNCTION dcm_app.raise_stale(dcm.case_file, int) IS 'DC002 with who did what since the version that was seen';
