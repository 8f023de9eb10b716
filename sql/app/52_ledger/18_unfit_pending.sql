CREATE FUNCTION dcm_app.unfit_pending(c dcm.case_file)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN jsonb_build_object('key', 'request_pending', 'kind', c.pending, 'step', c.pending_step,
        'message', format('已有一个%s申请在等%s', (dcm_app.rule_of(c.pending)).label_zh,
            CASE c.pending_step WHEN 'review' THEN '初审' ELSE '审批' END),
        'hint', '请等审批结果，或先撤回该申请');
END;
$$;
COMMENT ON FUNCTION dcm_app.unfit_pending(dcm.case_file) IS 'Words for: another request waits already';
