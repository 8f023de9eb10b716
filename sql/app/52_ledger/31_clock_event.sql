CREATE FUNCTION dcm_app.clock_event(
    c dcm.case_file, p_action text, p_to_stage text, p_login text, p_at timestamptz, p_detail jsonb
)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    e dcm.case_event;
BEGIN
    e.action := p_action;
    e.from_stage := c.stage;
    e.to_stage := p_to_stage;
    e.actor := p_login;
    e.at := greatest(p_at, c.last_at);
    e.detail := p_detail || jsonb_build_object('due_at', (extract(epoch FROM c.due_at) * 1000000)::bigint);
    IF c.stage <> p_to_stage THEN
        c.stage := p_to_stage;
        c.stage_at := e.at;
        c.stage_due_at := dcm_app.stage_due(c, e.at);
    END IF;
    PERFORM dcm_app.keep_undo(NULL, c);  -- what was done before can no longer be taken back
    RETURN dcm_app.write_event(c, e);
END;
$$;
COMMENT ON FUNCTION dcm_app.clock_event(dcm.case_file, text, text, text, timestamptz, jsonb) IS
    'Writes an event by which a clock moved that nobody asked for on this very case: its stop ended, or its leading case moved';
