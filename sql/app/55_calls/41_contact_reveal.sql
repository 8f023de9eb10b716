-- owner: dcm_view
CREATE VIEW dcm_app.contact_reveal WITH (security_barrier) AS
SELECT v.at, v.login, s.name, v.task_no, v.part, v.seq, v.reason, v.id
FROM dcm.contact_reveal AS v
LEFT JOIN dcm.staff AS s ON s.login = v.login
WHERE (SELECT dcm_app.holds(ARRAY['dcm_chief', 'dcm_director', 'dcm_admin']));
COMMENT ON VIEW dcm_app.contact_reveal IS 'Who looked at a contact in full, and why: for the chief, the director and administrators';
