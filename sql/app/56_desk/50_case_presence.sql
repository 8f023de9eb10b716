-- owner: dcm_view
-- A barrier, because who is where carries no policy of its own.
CREATE VIEW dcm_app.case_presence WITH (security_barrier) AS
SELECT c.task_no, p.login, s.name, p.since
FROM dcm.case_presence AS p
INNER JOIN dcm.case_file AS c ON c.id = p.case_id
INNER JOIN dcm.staff AS s ON s.login = p.login
WHERE p.seen_at > now() - interval '2 minutes' AND (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.case_presence IS 'Who has which case open now, of the cases that the reader may see';
