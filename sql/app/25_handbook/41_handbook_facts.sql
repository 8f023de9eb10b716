CREATE FUNCTION dcm_app.handbook_facts(p_edition text)
RETURNS TABLE (condition_code text, facts jsonb)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    SELECT f.condition_code, jsonb_build_object(
        'condition', f.condition, 'handling_standard', f.handling_standard, 'closing_condition', f.closing_condition,
        'department_code', f.department_code, 'supervising_department', f.supervising_department,
        'needs_verification', f.needs_verification, 'needs_check', f.needs_check, 'no_limit', f.no_limit, 'note', f.note,
        'limit', l.limits::text, 'stage_limits', s.limits::text)
    FROM dcm.filing_condition AS f
    LEFT JOIN (
        SELECT o.condition_code, jsonb_agg(jsonb_strip_nulls(jsonb_build_object('grade', o.grade, 'area_type', o.area_type,
            'step', o.step, 'step_label', o.step_label, 'amount', trim_scale(o.limit_amount), 'unit', o.limit_unit))
            ORDER BY o.grade, o.area_type, o.step) AS limits
        FROM dcm.handling_limit AS o WHERE o.edition = p_edition GROUP BY o.condition_code
    ) AS l ON l.condition_code = f.condition_code
    LEFT JOIN (
        SELECT o.condition_code, dcm_app.stage_limits_of(o.edition, o.condition_code) AS limits
        FROM dcm.stage_limit AS o WHERE o.edition = p_edition GROUP BY o.edition, o.condition_code
    ) AS s ON s.condition_code = f.condition_code
    WHERE f.edition = p_edition
$$;
COMMENT ON FUNCTION dcm_app.handbook_facts(text) IS 'What an edition says of each condition, field by field, for comparing';
