CREATE FUNCTION dcm_app.ask(me dcm_app.identity, c dcm.case_file, p_kind text, p_detail jsonb, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    rule dcm.clock_rule := dcm_app.rule_of(p_kind);
BEGIN
    INSERT INTO dcm.case_clock (case_id, seq, kind, department_code, asked_by, asked_at, on_behalf, reason, document, until_at)
    VALUES (
        c.id, c.version + 1, p_kind, c.department_code, me.login, p_at,
        coalesce(jsonb_typeof(p_detail -> 'on_behalf_of') = 'object', false), p_detail ->> 'reason',
        dcm_app.text_of(p_detail, 'document', 200), CASE WHEN rule.stands_still THEN dcm_app.until_of(p_detail, rule, p_at) END
    );
    c.pending := p_kind;
    c.pending_step := CASE WHEN rule.needs_review THEN 'review' ELSE 'decide' END;
    c.claimed_by := NULL;  -- it waits in another queue now
    c.claimed_at := NULL;
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.ask(dcm_app.identity, dcm.case_file, text, jsonb, timestamptz) IS
    'Puts a request (延期, 挂账, 缓办, 超时申诉) into the ledger';
