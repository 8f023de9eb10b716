-- owner: dcm_view
CREATE VIEW dcm_app.handbook AS
SELECT f.edition, f.class_standard, f.kind, f.class_code, f.condition_code, f.condition, l.grade, l.area_type, l.step,
    l.limit_amount, l.limit_unit, f.closing_condition, f.department_code, f.handling_standard
FROM dcm.filing_condition AS f
LEFT JOIN dcm.handling_limit AS l ON l.edition = f.edition AND l.condition_code = f.condition_code
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.handbook IS 'The handbook (指挥手册): filing conditions with limits';
