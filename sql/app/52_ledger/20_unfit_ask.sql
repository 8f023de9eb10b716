CREATE FUNCTION dcm_app.unfit_ask(c dcm.case_file, p_kind text, p_at timestamptz)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    rule dcm.clock_rule := dcm_app.rule_of(p_kind);
BEGIN
    IF c.pending IS NOT NULL THEN
        RETURN dcm_app.unfit_pending(c);
    ELSIF c.bundle_of IS NOT NULL AND p_kind <> 'appeal' THEN
        RETURN dcm_app.unfit_bundled(c);
    ELSIF c.due_at IS NULL AND p_kind = 'extension' THEN
        RETURN jsonb_build_object('key', 'no_clock', 'message', '该案件不设时限，无需延期', 'hint', '');
    ELSIF rule.before_overdue AND p_at > c.due_at THEN
        RETURN jsonb_build_object('key', 'asked_late', 'kind', p_kind, 'message', format('案件已超时，不能再申请%s', rule.label_zh),
            'hint', format('%s要在截止时间以前申请', rule.label_zh));
    ELSIF p_kind = 'appeal' AND NOT coalesce(c.handled_at > c.due_at, false) THEN
        RETURN jsonb_build_object('key', 'not_overdue', 'message', '该案件没有超时，无需申诉', 'hint', '');
    ELSIF dcm_app.times_had(c, p_kind) >= rule.times_at_most THEN
        RETURN jsonb_build_object('key', 'asked_too_often', 'kind', p_kind, 'times', rule.times_at_most,
            'message', format('每件案件最多%s %s 次', rule.label_zh, rule.times_at_most), 'hint', '请按现有截止时间办理');
    END IF;
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.unfit_ask(dcm.case_file, text, timestamptz) IS 'Why a request of a kind may not be made for a case now, NULL where it may';
