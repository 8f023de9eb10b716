CREATE FUNCTION dcm_app.setting_notes(p_key text, p_was jsonb, p_value jsonb)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    running bigint := (SELECT count(*) FROM dcm.case_file AS c WHERE c.finished_at IS NULL);
    counted bigint;
BEGIN
    CASE
        WHEN p_key = 'undo_minutes' THEN
            RETURN dcm_app.undo_notes(p_was, p_value);
        WHEN p_key IN ('renew_limit_on_redispatch', 'rollback_stops_clock') THEN
            SELECT count(*) INTO counted FROM dcm.case_file AS c WHERE c.finished_at IS NULL AND c.stage = 'dispatch' AND c.due_at IS NOT NULL;
            RETURN jsonb_build_array(jsonb_build_object('key', 'next_dispatch', 'n', counted));
        WHEN p_key IN ('verification_limit', 'check_limit') THEN
            SELECT count(*) INTO counted FROM dcm.field_task AS t
            WHERE t.answered_at IS NULL AND t.task_kind = replace(p_key, '_limit', '');
            RETURN jsonb_build_array(jsonb_build_object('key', 'tasks_keep', 'n', counted));
        WHEN p_key = 'calendar' THEN
            RETURN jsonb_build_array(jsonb_build_object('key', 'keeps_calendar', 'n', running));
        WHEN p_key = 'class_standard' THEN
            SELECT count(*) INTO counted FROM dcm.filing_condition AS f
            WHERE f.edition = dcm_app.edition_at(now()) AND f.class_standard = p_value #>> '{}';
            RETURN jsonb_build_array(jsonb_build_object('key', 'keeps_class', 'n', running))
                || CASE counted WHEN 0 THEN '[{"key": "no_conditions"}]'::jsonb ELSE '[]'::jsonb END;
        WHEN p_key = 'district_code' THEN
            RETURN jsonb_build_array(jsonb_build_object('key', 'keeps_codes'));
        WHEN p_key IN ('district_name', 'unit_name') THEN
            RETURN jsonb_build_array(jsonb_build_object('key', 'next_print'));
        WHEN p_key = 'case_number_prefix' THEN
            RETURN jsonb_build_array(jsonb_build_object('key', 'keeps_number'));
        WHEN p_key = 'rate_without_cases' THEN
            RETURN jsonb_build_array(jsonb_build_object('key', 'scores_anew'));
        WHEN p_key LIKE 'duplicate%' THEN
            RETURN jsonb_build_array(jsonb_build_object('key', 'next_report'));
        WHEN p_key LIKE 'grid%' OR p_key LIKE 'census%' THEN
            RETURN jsonb_build_array(jsonb_build_object('key', 'next_delivery'));
        WHEN p_key IN ('seats', 'supervisors') THEN
            RETURN jsonb_build_array(jsonb_build_object('key', 'no_case'));
        ELSE
            RETURN jsonb_build_array();
    END CASE;
END;
$$;
COMMENT ON FUNCTION dcm_app.setting_notes(text, jsonb, jsonb) IS
    'What to know about a new value of a setting: which running cases keep the old one, and what comes next by the new one';
