-- owner: dcm_view
CREATE VIEW dcm_app.field_task AS
SELECT c.task_no, f.id AS field_task, f.task_kind, f.supervisor, f.round, f.sent_by, f.sent_at, f.due_at, f.answered_at, f.outcome
FROM dcm.field_task AS f
INNER JOIN dcm.case_file AS c ON c.id = f.case_id;
COMMENT ON VIEW dcm_app.field_task IS 'Verifications and checks that supervisors were sent';
