-- owner: dcm_view
CREATE VIEW dcm_app.history_import AS
SELECT i.id, i.imported_by, i.imported_at, i.cases, i.first_task_no, i.last_task_no
FROM dcm.history_import AS i
WHERE (SELECT dcm_app.holds(ARRAY['dcm_director', 'dcm_admin']));
COMMENT ON VIEW dcm_app.history_import IS 'Batches of past cases, and who brought them in';
