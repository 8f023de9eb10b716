CREATE FUNCTION dcm_app.event_detail(c dcm.case_file, p_action text, p_detail jsonb)
RETURNS jsonb
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT (p_detail - ARRAY['on_behalf_of', 'reporter_name', 'reporter_phone']) || CASE p_action
        WHEN 'file' THEN jsonb_build_object('condition', c.condition_code, 'case_no', c.case_no,
            'limit_amount', c.limit_amount, 'limit_unit', c.limit_unit)
        WHEN 'dispatch' THEN jsonb_build_object('due_at', (extract(epoch FROM c.due_at) * 1000000)::bigint, 'round', c.round)
        WHEN 'report_step' THEN jsonb_build_object('step', (
            SELECT max(s.step) FROM dcm.case_step AS s WHERE s.case_id = c.id AND s.reported_at IS NOT NULL AND NOT s.is_last))
        ELSE CASE WHEN p_action IN ('decide_extension', 'decide_hang', 'decide_postpone', 'resume', 'bundle', 'unbundle')
            THEN jsonb_build_object('due_at', (extract(epoch FROM c.due_at) * 1000000)::bigint) ELSE '{}' END
    END
$$;
COMMENT ON FUNCTION dcm_app.event_detail(dcm.case_file, text, jsonb) IS
    'What an event keeps of the detail given, with what the rules made of it; personal data left out';
