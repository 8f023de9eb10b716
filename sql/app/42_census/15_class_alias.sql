-- owner: dcm_view
CREATE VIEW dcm_app.class_alias AS
SELECT a.standard AS class_standard, a.kind, a.alias, a.code AS class_code
FROM dcm.class_alias AS a
WHERE (SELECT dcm_app.is_staff() OR dcm_app.is_surveyor());
COMMENT ON VIEW dcm_app.class_alias IS 'Other names of small classes (小类别名)';
