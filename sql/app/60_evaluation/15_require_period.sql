CREATE FUNCTION dcm_app.require_period(p_kind text, p_start date, p_end date)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF NOT dcm_app.holds(ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch', 'dcm_evaluator', 'dcm_director', 'dcm_admin']) THEN
        PERFORM dcm_app.raise_error('DC001', '您不能查看评价', '', '{"key": "not_allowed"}');
    END IF;
    IF p_kind IS DISTINCT FROM 'department' THEN
        PERFORM dcm_app.raise_error('DC003', format('还不能评价“%s”', coalesce(p_kind, '')), '目前可评价：department 专业部门',
            jsonb_build_object('key', 'unknown_object_kind', 'kind', p_kind));
    END IF;
    IF p_start IS NULL OR p_end IS NULL OR p_end < p_start OR NOT isfinite(p_start) OR NOT isfinite(p_end) THEN
        PERFORM dcm_app.raise_error('DC003', '评价周期不对', '起始日期不能晚于截止日期', '{"key": "bad_period"}');
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.require_period(text, date, date) IS 'DC001 unless the caller may see evaluations, DC003 for a kind or period that cannot be evaluated';
