-- owner: dcm_view
CREATE VIEW dcm_app.census_fault AS
SELECT f.id, f.batch, f.row_no, f.part, f.part_row, f.rule, r.severity, r.label_zh, r.label_en, f.field, f.value, f.detail,
    r.mend_zh, r.mend_en, r.sort, f.geom
FROM dcm.census_fault AS f
INNER JOIN dcm.census_rule AS r ON r.code = f.rule
WHERE (SELECT dcm_app.is_surveyor());
COMMENT ON VIEW dcm_app.census_fault IS 'What is wrong in a delivery, with how it is mended (检查问题); for those who keep the base data';
