-- owner: dcm_view
CREATE VIEW dcm_app.class AS
SELECT c.standard AS class_standard, c.kind, c.code AS class_code, c.label_zh AS class_name, c.label_en AS class_name_en,
    b.label_zh AS big_name, b.label_en AS big_name_en, c.pinyin, c.initials, c.geometry_type,
    c.valid_from, c.valid_to
FROM dcm.class AS c
INNER JOIN dcm.big_class AS b ON b.standard = c.standard AND b.kind = c.kind AND b.code = c.big_code
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.class IS 'Small classes of all standards with pinyin for fast typing';
