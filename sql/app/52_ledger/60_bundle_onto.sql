CREATE FUNCTION dcm_app.bundle_onto(me dcm_app.identity, c dcm.case_file, p_detail jsonb, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    l dcm.case_file := dcm_app.leading_case(me, c, dcm_app.text_of(p_detail, 'with', 40));
BEGIN
    INSERT INTO dcm.case_clock (
        case_id, seq, kind, department_code, asked_by, asked_at, reason, document, leading_id, from_at, decided_by, decided_at, approved
    )
    VALUES (c.id, c.version + 1, 'bundle', c.department_code, me.login, p_at, p_detail ->> 'reason',
        dcm_app.text_of(p_detail, 'document', 200), l.id, p_at, me.login, p_at, true);
    c.bundle_of := l.id;
    RETURN dcm_app.reckon(c);
END;
$$;
COMMENT ON FUNCTION dcm_app.bundle_onto(dcm_app.identity, dcm.case_file, jsonb, timestamptz) IS 'The case with the clock of the leading one (捆绑计时), and the row in the ledger';
