-- owner: dcm_view
CREATE VIEW dcm_app.setting_history WITH (security_barrier) AS
SELECT
    s.key, s.valid_from, s.value, s.label_zh, s.label_en, s.note,
    coalesce(r.kind, CASE jsonb_typeof(s.value)
        WHEN 'boolean' THEN 'flag' WHEN 'number' THEN 'number' WHEN 'string' THEN 'text' ELSE 'other'
    END) AS kind,
    r.at_least, r.at_most, r.pattern,
    CASE r.kind
        WHEN 'calendar' THEN ARRAY(SELECT k.code FROM dcm.work_calendar AS k ORDER BY k.code)
        WHEN 'class_standard' THEN ARRAY(SELECT k.code FROM dcm.class_standard AS k ORDER BY k.code)
        ELSE r.choices
    END AS choices,
    s.valid_from = max(s.valid_from) FILTER (WHERE s.valid_from <= (now() AT TIME ZONE 'Asia/Shanghai')::date)
        OVER (PARTITION BY s.key) AS counts
FROM dcm.setting AS s
LEFT JOIN dcm.setting_rule AS r ON r.key = s.key
WHERE (SELECT dcm_app.holds(ARRAY['dcm_admin', 'dcm_director']));
COMMENT ON VIEW dcm_app.setting_history IS
    'Every value of every setting with its first day, what it may be, and whether it counts today: for administrators and the director';
