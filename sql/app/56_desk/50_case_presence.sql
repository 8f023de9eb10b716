-- owner: dcm_view
CREATE VIEW dcm_app.case_presence AS
SELECT c.task_no, p.login, s.name, p.since
FROM dcm.case_presence AS p
INNER JOIN dcm.case_file AS c ON c.id = p.case_id
INNER JOIN dcm.staff AS s ON s.login = p.login
WHERE p.seen_at > now() - interval '2 minutes';
COMMENT ON VIEW dcm_app.case_presence IS 'Who has which case open now, of the cases that the reader may see';
