CREATE FUNCTION dcm_app.end_request(c dcm.case_file, p_login text, p_at timestamptz, p_how text, p_reason text)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    UPDATE dcm.case_clock AS l SET ended_by = p_login, ended_at = p_at, ended_how = p_how, end_reason = p_reason
    WHERE l.id = dcm_app.open_request(c);
    c.pending := NULL;
    c.pending_step := NULL;
    c.claimed_by := NULL;
    c.claimed_at := NULL;
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.end_request(dcm.case_file, text, timestamptz, text, text) IS 'Ends the request that waits without an answer: withdrawn, or lapsed because the case went elsewhere';
