-- owner: dcm_view
CREATE VIEW dcm_app.component AS
SELECT c.id, c.component_code, c.class_standard, c.class_code, k.label_zh AS class_name, c.name, c.status,
    c.owner_department, c.competent_department, c.maintenance_department, c.grid_code, c.address, c.surveyed_on,
    c.valid_from, c.valid_to, c.extra, c.geom, c.version, c.since, c.data_source, c.note, c.photo, c.written_at,
    c.written_by, c.batch, left(c.class_code, 2) AS big_code,
    c.class_standard || c.class_code AS class_key
FROM dcm.component AS c
INNER JOIN dcm.class AS k ON k.standard = c.class_standard AND k.kind = c.kind AND k.code = c.class_code
WHERE (SELECT dcm_app.is_staff() OR dcm_app.is_surveyor());
COMMENT ON VIEW dcm_app.component IS
    'Components (管理部件); written by surveyors: an insert adds, an update changes, a delete retires (注销)';
-- What a form begins with; the triggers put the same where a client sends nothing.
ALTER VIEW dcm_app.component ALTER COLUMN class_standard SET DEFAULT dcm_app.setting_value('class_standard') #>> '{}';
ALTER VIEW dcm_app.component ALTER COLUMN status SET DEFAULT '完好';
ALTER VIEW dcm_app.component ALTER COLUMN surveyed_on SET DEFAULT (now() AT TIME ZONE 'Asia/Shanghai')::date;
ALTER VIEW dcm_app.component ALTER COLUMN valid_from SET DEFAULT (now() AT TIME ZONE 'Asia/Shanghai')::date;
ALTER VIEW dcm_app.component ALTER COLUMN extra SET DEFAULT '{}';
