-- owner: dcm_view
CREATE VIEW dcm_app.handover_case WITH (security_barrier) AS
SELECT x.handover_id, c.task_no, x.stage, k.label_zh AS class_name, x.due_at, x.overdue, x.claimed, x.urgent
FROM dcm.handover_case AS x
INNER JOIN dcm.case_file AS c ON c.id = x.case_id
INNER JOIN dcm.class AS k ON k.standard = c.class_standard AND k.kind = c.kind AND k.code = c.class_code
WHERE (SELECT dcm_app.holds(ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch', 'dcm_director', 'dcm_admin']));
COMMENT ON VIEW dcm_app.handover_case IS 'What was open when a shift handed over, as it was then';
