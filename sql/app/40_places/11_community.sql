-- owner: dcm_view
CREATE VIEW dcm_app.community AS
SELECT c.id, c.community_code, c.street_code, c.label_zh AS name, c.valid_from, c.valid_to, c.geom
FROM dcm.community AS c
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.community IS 'Communities (社区)';
