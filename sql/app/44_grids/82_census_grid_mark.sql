-- owner: dcm_view
CREATE VIEW dcm_app.census_grid_mark AS
SELECT f.id, f.batch, f.row_no, f.part, f.part_row, f.rule, k.severity, k.label_zh, k.label_en, k.mend_zh, k.mend_en, f.value, f.detail,
    f.shape AS geom
FROM dcm.census_fault AS f
INNER JOIN dcm.census_rule AS k ON k.code = f.rule
WHERE f.shape IS NOT NULL AND (SELECT dcm_app.is_surveyor());
COMMENT ON VIEW dcm_app.census_grid_mark IS 'Gaps, overlaps and parts over the line as areas, for the map';
