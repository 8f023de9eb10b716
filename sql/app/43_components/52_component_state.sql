-- owner: dcm_view
CREATE VIEW dcm_app.component_state AS
SELECT c.id, c.component_code, c.class_standard, c.class_code, k.label_zh AS class_name, c.name, c.status,
    c.owner_department, c.competent_department, c.maintenance_department, c.grid_code, c.address, c.surveyed_on,
    c.valid_from, c.valid_to, c.extra, c.geom, c.version, c.since, c.data_source, c.note, c.photo, c.written_at,
    c.written_by, c.batch, c.valid_to AS until, left(c.class_code, 2) AS big_code,
    c.class_standard || c.class_code AS class_key
FROM dcm.component AS c
INNER JOIN dcm.class AS k ON k.standard = c.class_standard AND k.kind = c.kind AND k.code = c.class_code
WHERE (SELECT dcm_app.is_staff() OR dcm_app.is_surveyor()) AND (c.valid_to IS NULL OR c.valid_to > c.since)
UNION ALL
SELECT p.component_id, p.component_code, p.class_standard, p.class_code, k.label_zh, p.name, p.status,
    p.owner_department, p.competent_department, p.maintenance_department, p.grid_code, p.address, p.surveyed_on,
    p.valid_from, p.valid_to, p.extra, p.geom, p.version, p.since, p.data_source, p.note, p.photo, p.written_at,
    p.written_by, p.batch, least(p.until, p.valid_to), left(p.class_code, 2), p.class_standard || p.class_code
FROM dcm.component_past AS p
INNER JOIN dcm.class AS k ON k.standard = p.class_standard AND k.kind = 'component' AND k.code = p.class_code
WHERE (SELECT dcm_app.is_staff() OR dcm_app.is_surveyor()) AND p.until IS NOT NULL AND least(p.until, p.valid_to) > p.since;
COMMENT ON VIEW dcm_app.component_state IS
    'Every state in which a component stood for a day or longer, from since up to until (empty: it still does): what a map of any day draws from';
