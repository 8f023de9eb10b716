CREATE FUNCTION dcm_app.report_step(me dcm_app.identity, c dcm.case_file, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    UPDATE dcm.case_step AS s SET reported_at = p_at, reported_by = me.login
    WHERE s.case_id = c.id AND s.step = dcm_app.open_step(c);
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.report_step(dcm_app.identity, dcm.case_file, timestamptz) IS 'Notes that the next of several steps is done';
