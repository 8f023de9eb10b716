-- owner: dcm_view
CREATE VIEW dcm_app.assignment AS
SELECT c.task_no, a.id AS assignment, a.department_code, a.is_main, a.round, a.due_at, a.handled_at, c.stage,
    a.assigned_at, a.ended_at
FROM dcm.assignment AS a
INNER JOIN dcm.case_file AS c ON c.id = a.case_id;
COMMENT ON VIEW dcm_app.assignment IS 'Departments that cases were dispatched to';
