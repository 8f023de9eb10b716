CREATE FUNCTION dcm_app.stage_limits_of(p_edition text, p_condition_code text)
RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    SELECT jsonb_agg(jsonb_build_object('stage', s.stage, 'grade', s.grade, 'amount', trim_scale(s.amount), 'unit', s.unit)
        ORDER BY s.stage, s.grade)
    FROM dcm.stage_limit AS s WHERE s.edition = p_edition AND s.condition_code = p_condition_code
$$;
COMMENT ON FUNCTION dcm_app.stage_limits_of(text, text) IS 'Limits of stages of a condition, or of an edition where the code is empty; NULL for none';
