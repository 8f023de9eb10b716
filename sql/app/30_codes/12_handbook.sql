-- owner: dcm_view
CREATE VIEW dcm_app.handbook AS
SELECT f.edition, f.class_standard, f.kind, f.class_code, f.condition_code, f.condition, l.grade, l.area_type, l.step,
    l.limit_amount, l.limit_unit, f.closing_condition, f.department_code, f.handling_standard, l.step_label,
    f.supervising_department, f.needs_verification, f.needs_check, f.no_limit, f.limit_words, f.note, f.sort, e.state
FROM dcm.filing_condition AS f
INNER JOIN dcm.handbook_edition AS e ON e.code = f.edition
LEFT JOIN dcm.handling_limit AS l ON l.edition = f.edition AND l.condition_code = f.condition_code
WHERE (SELECT dcm_app.is_staff() OR dcm_app.is_surveyor())
    AND (e.state = 'released' OR (
        SELECT dcm_app.holds(ARRAY['dcm_admin', 'dcm_chief', 'dcm_evaluator', 'dcm_director'])
            OR EXISTS (SELECT FROM pg_roles AS p WHERE p.rolname = session_user AND p.rolsuper)
    ));
COMMENT ON VIEW dcm_app.handbook IS 'The handbook (指挥手册): filing conditions with limits of every released edition, of drafts and withdrawn ones for who keeps or tries them; edition_at names the edition in force';
