-- owner: dcm_view
CREATE VIEW dcm_app.case_step AS
SELECT c.task_no, s.step, s.label, s.amount, s.unit, s.is_last, s.due_at, s.reported_at, s.reported_by,
    coalesce(s.reported_at, c.handled_at, c.finished_at, now()) > s.due_at AS overdue
FROM dcm.case_step AS s
INNER JOIN dcm.case_file AS c ON c.id = s.case_id;
COMMENT ON VIEW dcm_app.case_step IS 'Limits in steps of the cases that the reader may see; a step nobody reported counts as done with the whole';
