-- owner: dcm_view
CREATE VIEW dcm_app.code_list AS
SELECT 'stage' AS list, s.code, s.label_zh, s.label_en, s.sort FROM dcm.stage AS s WHERE (SELECT dcm_app.is_staff())
UNION ALL
SELECT 'action', a.code, a.label_zh, a.label_en, a.sort FROM dcm.action AS a WHERE (SELECT dcm_app.is_staff())
UNION ALL
SELECT 'source', r.code, r.label_zh, r.label_en, r.sort FROM dcm.report_source AS r WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.code_list IS 'Labels of stages, actions and sources';
