-- owner: dcm_view
CREATE VIEW dcm_app.migration AS
SELECT m.number, m.name, m.applied_at
FROM dcm.migration AS m
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.migration IS 'Migrations that have run: a desk compares them with its own version';
