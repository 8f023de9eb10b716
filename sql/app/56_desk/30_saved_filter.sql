-- owner: dcm_view
CREATE VIEW dcm_app.saved_filter WITH (security_barrier) AS
SELECT f.id, f.name, f.room, f.owner, s.name AS owner_name, f.shared, f.owner = session_user AS own, f.definition
FROM dcm.saved_filter AS f
INNER JOIN dcm.staff AS s ON s.login = f.owner
WHERE (f.shared OR f.owner = session_user) AND (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.saved_filter IS 'Filters of case lists: the reader''s own and those that colleagues share';
