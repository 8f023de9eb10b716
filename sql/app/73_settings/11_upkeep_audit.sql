-- owner: dcm_view
CREATE VIEW dcm_app.upkeep_audit WITH (security_barrier) AS
SELECT u.id, u.at, u.by, s.name, u.what, u.key, u.before, u.after, u.tx
FROM dcm.upkeep_change AS u
LEFT JOIN dcm.staff AS s ON s.login = u.by
WHERE (SELECT dcm_app.holds(ARRAY['dcm_admin', 'dcm_director']));
COMMENT ON VIEW dcm_app.upkeep_audit IS 'What was changed in the upkeep, by whom, with before and after: for administrators and the director';
