-- owner: dcm_view
CREATE VIEW dcm_app.component_condition AS
SELECT c.id, c.component_code, c.class_standard, c.class_code, k.label_zh AS class_name, c.name, c.status,
    c.owner_department, c.grid_code,
    -- The same words as in the index of that name.
    CASE
        WHEN geometrytype(c.geom) = 'LINESTRING' THEN st_lineinterpolatepoint(c.geom, 0.5)
        ELSE st_pointonsurface(c.geom)
    END AS geom
FROM dcm.component AS c
INNER JOIN dcm.class AS k ON k.standard = c.class_standard AND k.kind = c.kind AND k.code = c.class_code
WHERE (SELECT dcm_app.is_staff() OR dcm_app.is_surveyor()) AND c.status <> '完好' AND c.valid_to IS NULL;
COMMENT ON VIEW dcm_app.component_condition IS
    'Standing components that are not 完好 (部件状态), each as a point in its middle: the marks on the map';
