-- owner: dcm_view
CREATE VIEW dcm_app.department AS
SELECT d.code, d.label_zh AS name, d.short_zh AS short_name, d.label_en AS name_en, d.kind, d.street_code, d.phone, d.sort, d.active,
    d.parent_code
FROM dcm.department AS d
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.department IS 'Departments (专业部门) and to which other one each belongs';
