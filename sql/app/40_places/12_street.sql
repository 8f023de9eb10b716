-- owner: dcm_view
CREATE VIEW dcm_app.street AS
SELECT s.id, s.street_code, s.label_zh AS name, s.valid_from, s.valid_to, s.geom
FROM dcm.street AS s
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.street IS 'Streets and towns (街道、镇)';
