-- owner: dcm_view
CREATE VIEW dcm_app.grid AS
SELECT g.id, g.grid_code, g.community_code, g.name, g.valid_from, g.valid_to, g.geom, g.area_type
FROM dcm.grid AS g
WHERE (SELECT dcm_app.is_staff() OR dcm_app.is_surveyor());
COMMENT ON VIEW dcm_app.grid IS 'Unit grids (单元网格)';
