-- owner: dcm_view
CREATE VIEW dcm_app.class_rule AS
SELECT r.id, r.words, r.but_not, r.class_standard, r.kind, r.class_code, k.label_zh AS class_name, r.weight, r.active
FROM dcm.class_rule AS r
INNER JOIN dcm.class AS k ON k.standard = r.class_standard AND k.kind = r.kind AND k.code = r.class_code
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.class_rule IS 'Words that suggest a class; matched at the desk, so that it works while the database is away';
