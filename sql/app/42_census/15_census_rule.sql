-- owner: dcm_view
CREATE VIEW dcm_app.census_rule AS
SELECT r.code, r.severity, r.label_zh, r.label_en, r.mend_zh, r.mend_en, r.sort
FROM dcm.census_rule AS r
WHERE (SELECT dcm_app.is_staff() OR dcm_app.is_surveyor());
COMMENT ON VIEW dcm_app.census_rule IS 'Rules that deliveries of components and grids are checked by, and how a fault is mended';
