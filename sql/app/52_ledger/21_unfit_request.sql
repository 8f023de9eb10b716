CREATE FUNCTION dcm_app.unfit_request(c dcm.case_file, p_kind text, p_step text)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF c.pending IS NULL OR (p_kind <> '' AND c.pending <> p_kind) THEN
        RETURN jsonb_build_object('key', 'no_request', 'kind', nullif(p_kind, ''),
            'message', format('没有等待审批的%s申请', (dcm_app.rule_of(p_kind)).label_zh), 'hint', '请刷新后再看');
    ELSIF p_step <> '' AND c.pending_step <> p_step THEN
        RETURN jsonb_build_object('key', 'other_step', 'step', c.pending_step,
            'message', CASE c.pending_step WHEN 'review' THEN '该申请还没有初审' ELSE '该申请已经初审' END, 'hint', '请刷新后再看');
    END IF;
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.unfit_request(dcm.case_file, text, text) IS 'Why a request cannot be answered or withdrawn now, NULL where it can';
