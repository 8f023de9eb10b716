CREATE FUNCTION dcm_app.unfit(c dcm.case_file, p_needs text[], p_at timestamptz)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    need text;
    why jsonb;
BEGIN
    FOREACH need IN ARRAY p_needs LOOP
        CASE split_part(need, ':', 1)
            WHEN 'ask' THEN why := dcm_app.unfit_ask(c, split_part(need, ':', 2), p_at);
            WHEN 'request' THEN why := dcm_app.unfit_request(c, split_part(need, ':', 2), split_part(need, ':', 3));
            WHEN 'bundle' THEN why := dcm_app.unfit_bundle(c);
            WHEN 'bundled' THEN
                why := CASE WHEN c.bundle_of IS NULL THEN '{"key": "not_bundled", "message": "该案件没有捆绑计时", "hint": ""}'::jsonb END;
            WHEN 'stop' THEN
                why := CASE WHEN c.stop_kind IS NULL THEN '{"key": "not_stopped", "message": "该案件没有停止计时", "hint": ""}'::jsonb END;
            WHEN 'step' THEN
                why := CASE WHEN dcm_app.open_step(c) IS NULL
                    THEN '{"key": "no_step", "message": "没有待报告的分段时限", "hint": "全部办完请用“处置反馈”"}'::jsonb END;
            WHEN 'no_check' THEN
                why := CASE WHEN dcm_app.check_needed(c)
                    THEN '{"key": "check_needed", "message": "该立案条件要求核查", "hint": "请发核查"}'::jsonb END;
        END CASE;
        IF why IS NOT NULL THEN
            RETURN why;
        END IF;
    END LOOP;
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.unfit(dcm.case_file, text[], timestamptz) IS
    'Why an action with such needs (dcm.transition.needs) does not fit a case now: key, message, hint and parameters; NULL where it fits';
