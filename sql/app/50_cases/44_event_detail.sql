CREATE FUNCTION dcm_app.event_detail(c dcm.case_file, p_action text, p_detail jsonb)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    kept jsonb := p_detail - ARRAY['on_behalf_of', 'reporter_name', 'reporter_phone'];
BEGIN
    IF p_action = 'file' THEN
        RETURN kept || jsonb_build_object('condition', c.condition_code, 'case_no', c.case_no,
            'limit_amount', c.limit_amount, 'limit_unit', c.limit_unit);
    ELSIF p_action = 'report_step' THEN
        RETURN kept || jsonb_build_object('step', (
            SELECT max(s.step) FROM dcm.case_step AS s WHERE s.case_id = c.id AND s.reported_at IS NOT NULL AND NOT s.is_last
        ));
    ELSIF p_action IN ('dispatch', 'decide_extension', 'decide_hang', 'decide_postpone', 'resume', 'bundle', 'unbundle') THEN
        kept := kept || jsonb_build_object('due_at', (extract(epoch FROM c.due_at) * 1000000)::bigint);
        RETURN kept || CASE p_action WHEN 'dispatch' THEN jsonb_build_object('round', c.round) ELSE '{}' END;
    END IF;
    RETURN kept;
END;
$$;
COMMENT ON FUNCTION dcm_app.event_detail(dcm.case_file, text, jsonb) IS
    'What an event keeps of the detail given, with what the rules made of it; personal data left out';
