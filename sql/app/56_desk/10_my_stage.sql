-- owner: dcm_view
CREATE VIEW dcm_app.my_stage AS
SELECT DISTINCT t.from_stage AS stage
FROM dcm.staff AS s
INNER JOIN dcm.transition_role AS r
    ON NOT r.on_behalf AND (r.permission IS NULL OR r.permission = ANY (s.permissions))
    AND pg_has_role(session_user, to_regrole(r.role), 'MEMBER')
INNER JOIN dcm.transition AS t
    ON t.from_stage = r.from_stage AND t.action = r.action AND t.to_stage <> t.from_stage AND t.needs = '{}'
INNER JOIN dcm.action AS a ON a.code = t.action AND a.queues
WHERE s.login = session_user AND s.active;
COMMENT ON VIEW dcm_app.my_stage IS 'Stages in which the reader himself may move every case on: his queue, with the requests of my_request';
