CREATE FUNCTION dcm_app.leave_bundle(c dcm.case_file, p_login text, p_at timestamptz, p_how text, p_reason text)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    UPDATE dcm.case_clock AS l SET ended_by = p_login, ended_at = p_at, ended_how = p_how, end_reason = p_reason
    WHERE l.case_id = c.id AND l.kind = 'bundle' AND l.ended_at IS NULL;
    c.bundle_of := NULL;
    RETURN dcm_app.reckon(c);
END;
$$;
COMMENT ON FUNCTION dcm_app.leave_bundle(dcm.case_file, text, timestamptz, text, text) IS 'The case with its own clock again, and its bundle ended in the ledger';
