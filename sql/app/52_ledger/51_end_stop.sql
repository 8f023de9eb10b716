CREATE FUNCTION dcm_app.end_stop(c dcm.case_file, p_login text, p_at timestamptz, p_how text, p_reason text)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    UPDATE dcm.case_clock AS l SET ended_by = p_login, ended_at = p_at, ended_how = p_how, end_reason = p_reason
    WHERE l.case_id = c.id AND l.kind = c.stop_kind AND l.approved AND l.ended_at IS NULL;
    RETURN dcm_app.lift_stop(c, p_at);
END;
$$;
COMMENT ON FUNCTION dcm_app.end_stop(dcm.case_file, text, timestamptz, text, text) IS 'Ends the stop that runs, in the ledger and in the clock';
