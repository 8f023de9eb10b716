-- owner: dcm_view
CREATE VIEW dcm_app.my_request AS
SELECT DISTINCT split_part(n.need, ':', 2) AS kind, split_part(n.need, ':', 3) AS step
FROM dcm.staff AS s
INNER JOIN dcm.transition_role AS r
    ON NOT r.on_behalf AND (r.permission IS NULL OR r.permission = ANY (s.permissions))
    AND pg_has_role(session_user, to_regrole(r.role), 'MEMBER')
INNER JOIN dcm.transition AS t ON t.from_stage = r.from_stage AND t.action = r.action
INNER JOIN dcm.action AS a ON a.code = t.action AND a.queues
CROSS JOIN LATERAL unnest(t.needs) AS n (need)
WHERE s.login = session_user AND s.active AND n.need LIKE 'request:%';
COMMENT ON VIEW dcm_app.my_request IS 'Requests (pending, pending_step) that the reader may answer: they belong to his queue, beside the stages of my_stage';
