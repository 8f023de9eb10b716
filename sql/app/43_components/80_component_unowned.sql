-- owner: dcm_view
CREATE VIEW dcm_app.component_unowned AS
SELECT c.id, c.component_code, c.class_standard, c.class_code, k.label_zh AS class_name, c.name, c.status,
    c.competent_department, c.maintenance_department, c.grid_code, g.name AS grid_name, s.street_code,
    s.label_zh AS street_name, c.address, c.valid_from, c.geom
FROM dcm.component AS c
INNER JOIN dcm.class AS k ON k.standard = c.class_standard AND k.kind = c.kind AND k.code = c.class_code
LEFT JOIN dcm.grid AS g ON g.grid_code = c.grid_code
LEFT JOIN dcm.street AS s ON s.street_code = left(c.grid_code, 9)
WHERE (SELECT dcm_app.is_staff() OR dcm_app.is_surveyor()) AND c.valid_to IS NULL AND c.owner_department IS NULL;
COMMENT ON VIEW dcm_app.component_unowned IS 'Standing components without an owner (无主部件): whom to ask is by class and street';
