CREATE FUNCTION dcm_app.spread_setting(p_key text, p_was jsonb, p_day date, p_dry boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF p_key = 'calendar' AND NOT p_dry THEN
        -- A clock keeps the calendar by which it started, also where none was written down for it.
        UPDATE dcm.case_file AS c SET clock_calendar = p_was #>> '{}'
        WHERE c.finished_at IS NULL AND c.clock_from IS NOT NULL AND c.clock_calendar IS NULL;
    ELSIF p_key = 'warn_share' AND p_day <= dcm_app.today() THEN
        RETURN dcm_app.spread_warn_share(p_dry);
    END IF;
    RETURN jsonb_build_object();
END;
$$;
COMMENT ON FUNCTION dcm_app.spread_setting(text, jsonb, date, boolean) IS
    'What a new value of a setting does to running cases at once; answers what is known of it';
