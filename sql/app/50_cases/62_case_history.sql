-- owner: dcm_view
-- A barrier, because the names of people joined here carry no policy of their own.
CREATE VIEW dcm_app.case_history WITH (security_barrier) AS
SELECT c.task_no, e.seq, e.action, e.from_stage, e.to_stage, e.actor, e.on_behalf_of, e.at, e.detail,
    encode(e.hash, 'hex') AS hash, s.name AS actor_name
FROM dcm.case_file AS c
INNER JOIN dcm.case_event AS e ON e.case_id = c.id
LEFT JOIN dcm.staff AS s ON s.login = e.actor;
COMMENT ON VIEW dcm_app.case_history IS 'What was done to each case that the reader may see';
