CREATE FUNCTION dcm_app.require_period(p_kind text, p_start date, p_end date, OUT starts timestamptz, OUT ends timestamptz)
RETURNS record
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF NOT dcm_app.holds(ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch', 'dcm_evaluator', 'dcm_director', 'dcm_admin']) THEN
        PERFORM dcm_app.raise_error('DC001', '您不能查看评价', '', '{"key": "not_allowed"}');
    END IF;
    IF p_kind IS DISTINCT FROM 'department' THEN
        PERFORM dcm_app.raise_error('DC003', format('还不能评价“%s”', left(coalesce(p_kind, ''), 60)), '目前可评价：department 专业部门',
            jsonb_build_object('key', 'unknown_object_kind', 'kind', left(p_kind, 60)));
    END IF;
    IF p_start IS NULL OR p_end IS NULL OR p_end < p_start OR p_start < '2000-01-01' OR p_end > '2200-12-31' THEN
        PERFORM dcm_app.raise_error('DC003', '评价周期不对', '起始日期不能晚于截止日期，都应在 2000 至 2200 年之间', '{"key": "bad_period"}');
    END IF;
    starts := p_start::timestamp AT TIME ZONE 'Asia/Shanghai';
    -- What is still to come counts nothing.
    ends := least((p_end + 1)::timestamp AT TIME ZONE 'Asia/Shanghai', clock_timestamp());
END;
$$;
COMMENT ON FUNCTION dcm_app.require_period(text, date, date) IS 
    'First moment of a period and the one after its last, or now; DC001 unless the caller may see evaluations, DC003 for a kind or period that cannot be evaluated';
