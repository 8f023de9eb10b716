-- owner: dcm_view
CREATE VIEW dcm_app.component AS
SELECT c.id, c.component_code, c.class_standard, c.class_code, k.label_zh AS class_name, c.name, c.status,
    c.owner_department, c.competent_department, c.maintenance_department, c.grid_code, c.address, c.surveyed_on,
    c.valid_from, c.valid_to, c.extra, c.geom
FROM dcm.component AS c
INNER JOIN dcm.class AS k ON k.standard = c.class_standard AND k.kind = c.kind AND k.code = c.class_code
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.component IS 'Components (管理部件)';
