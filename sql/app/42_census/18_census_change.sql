-- owner: dcm_view
CREATE VIEW dcm_app.census_change AS
SELECT c.id, c.batch, c.object_code, c.what, c.row_no, c.fields, c.geom
FROM dcm.census_change AS c
WHERE (SELECT dcm_app.is_surveyor());
COMMENT ON VIEW dcm_app.census_change IS 'What a second delivery changes and what it lacks (变更比对): fields {field: [before, after], moved_m}; for those who keep the base data';
