CREATE FUNCTION dcm_app.clock_moved(c dcm.case_file, p_login text, p_at timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    PERFORM dcm_app.due_follows(c);
    PERFORM dcm_app.move_members(c, p_login, p_at);
END;
$$;
COMMENT ON FUNCTION dcm_app.clock_moved(dcm.case_file, text, timestamptz) IS 'Carries a moved deadline over to all that hangs on it, bundled cases included';
