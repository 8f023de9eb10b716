-- owner: dcm_view
CREATE VIEW dcm_app.call_list WITH (security_barrier) AS
SELECT r.id, r.call_no, r.kind,
    CASE r.kind WHEN 'inquiry' THEN '咨询解答' WHEN 'progress' THEN '查询进度' WHEN 'join' THEN '合并上报' WHEN 'urge' THEN '催办'
        ELSE '其他' END AS label_zh,
    CASE r.kind WHEN 'inquiry' THEN 'Inquiry answered' WHEN 'progress' THEN 'Asked how it stands' WHEN 'join' THEN 'Joined a case'
        WHEN 'urge' THEN 'Asked again' ELSE 'Other' END AS label_en,
    r.at, r.operator, s.name AS operator_name, r.source, c.task_no, r.subject, r.answer,
    CASE WHEN (SELECT dcm_app.holds(ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch'])) THEN r.caller_name END AS caller_name,
    CASE WHEN (SELECT dcm_app.holds(ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch'])) THEN dcm_app.masked_phone(r.caller_phone) END
        AS caller_phone,
    r.started_at
FROM dcm.call_record AS r
LEFT JOIN dcm.staff AS s ON s.login = r.operator
LEFT JOIN dcm.case_file AS c ON c.id = r.case_id
WHERE (SELECT dcm_app.holds(ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch', 'dcm_director', 'dcm_admin']));
COMMENT ON VIEW dcm_app.call_list IS 'Calls that made no case of their own: for the hall, names and masked numbers included; for the director and administrators without';
