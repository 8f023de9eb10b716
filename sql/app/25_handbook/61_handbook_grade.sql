-- owner: dcm_view
CREATE VIEW dcm_app.handbook_grade AS
SELECT g.edition, g.grade, g.label_zh, g.label_en, g.needs_document
FROM dcm.handbook_grade AS g
WHERE (SELECT dcm_app.is_staff() OR dcm_app.is_surveyor());
COMMENT ON VIEW dcm_app.handbook_grade IS 'What editions call the grades of cases (案件级别)';
