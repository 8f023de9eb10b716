CREATE FUNCTION dcm_app.come_back(c dcm.case_file)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    due timestamptz := c.due_at;
    ended timestamptz := c.stop_until;
    kind text := c.stop_kind;
BEGIN
    c := dcm_app.end_stop(c, 'system', ended, 'over', NULL);
    IF c.due_at IS DISTINCT FROM due THEN
        PERFORM dcm_app.clock_moved(c, 'system', ended);
    END IF;
    RETURN dcm_app.clock_event(c, 'resume', 'handling', 'system', ended, jsonb_build_object('kind', kind));
END;
$$;
COMMENT ON FUNCTION dcm_app.come_back(dcm.case_file) IS 'Brings a case whose stop has ended back into handling, with an event at that time';
