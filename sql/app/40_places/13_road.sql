-- owner: dcm_view
CREATE VIEW dcm_app.road AS
SELECT r.id, r.name, r.grade, r.note, r.geom
FROM dcm.road AS r
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.road IS 'Roads of the offline base map';
