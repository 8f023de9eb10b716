-- owner: dcm_view
-- A barrier, because the names of people joined here carry no policy of their own.
CREATE VIEW dcm_app.case_clock WITH (security_barrier) AS
SELECT c.task_no, l.id AS request, l.seq, l.kind,
    CASE
        WHEN l.ended_how IN ('withdrawn', 'undone') THEN l.ended_how
        WHEN NOT l.review_passed OR NOT l.approved THEN 'refused'
        WHEN l.approved IS NULL THEN coalesce(l.ended_how, 'waiting')
        WHEN l.ended_at IS NOT NULL THEN 'ended'
        WHEN l.kind IN ('hang', 'postpone', 'bundle') THEN 'running'
        ELSE 'approved'
    END AS state,
    l.department_code, l.asked_by, a.name AS asked_name, l.asked_at, l.on_behalf, l.reason, l.document, l.from_at, l.until_at,
    l.reviewed_by, r.name AS reviewed_name, l.reviewed_at, l.review_passed, l.review_opinion, l.decided_by,
    d.name AS decided_name, l.decided_at, l.approved, l.decision_opinion, l.ended_by, n.name AS ended_name, l.ended_at, l.ended_how,
    l.end_reason, CASE WHEN l.leading_id IS NOT NULL THEN (SELECT o.task_no FROM dcm.case_file AS o WHERE o.id = l.leading_id) END
        AS leading_task_no
FROM dcm.case_clock AS l
INNER JOIN dcm.case_file AS c ON c.id = l.case_id
LEFT JOIN dcm.staff AS a ON a.login = l.asked_by
LEFT JOIN dcm.staff AS r ON r.login = l.reviewed_by
LEFT JOIN dcm.staff AS d ON d.login = l.decided_by
LEFT JOIN dcm.staff AS n ON n.login = l.ended_by;
COMMENT ON VIEW dcm_app.case_clock IS 'Ledger of what moved or stopped the clocks of the cases that the reader may see (计时台账)';
