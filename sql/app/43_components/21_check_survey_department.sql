CREATE FUNCTION dcm_app.check_survey_department(p_code text, p_label text)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF p_code IS NOT NULL AND NOT EXISTS (SELECT FROM dcm.department AS d WHERE d.code = p_code AND d.active) THEN
        PERFORM dcm_app.raise_error('DC003', format('%s“%s”不在部门名录中或已停用', p_label, p_code), '请从部门名录中选择',
            jsonb_build_object('key', 'department_unknown', 'department', p_code));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_survey_department(text, text) IS 'DC003 unless a department is known and active';
