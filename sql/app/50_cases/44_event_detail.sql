CREATE FUNCTION dcm_app.event_detail(c dcm.case_file, p_action text, p_detail jsonb)
RETURNS jsonb
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT (p_detail - ARRAY['on_behalf_of', 'reporter_name', 'reporter_phone']) || CASE p_action
        WHEN 'file' THEN jsonb_build_object('condition', c.condition_code, 'case_no', c.case_no,
            'limit_amount', c.limit_amount, 'limit_unit', c.limit_unit)
        WHEN 'dispatch' THEN jsonb_build_object('due_at', (extract(epoch FROM c.due_at) * 1000000)::bigint, 'round', c.round)
        ELSE '{}'
    END
$$;
COMMENT ON FUNCTION dcm_app.event_detail(dcm.case_file, text, jsonb) IS
    'What an event keeps of the detail given, with what the rules made of it; personal data left out';
