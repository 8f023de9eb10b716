-- owner: dcm_view
CREATE VIEW dcm_app.department_alias AS
SELECT a.alias, a.department_code, a.noted_by, a.noted_at
FROM dcm.department_alias AS a
WHERE (SELECT dcm_app.is_staff() OR dcm_app.is_surveyor());
COMMENT ON VIEW dcm_app.department_alias IS 'Other names of departments (部门别名)';
