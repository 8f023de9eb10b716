CREATE FUNCTION dcm_app.behalf_of(c dcm.case_file, p_action text, given jsonb)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    by_department boolean := p_action IN ('send_back', 'report_done', 'ask_extension', 'report_step', 'withdraw_request');
    answerer text := given ->> CASE WHEN by_department THEN 'department' ELSE 'login' END;
    asked text := CASE WHEN by_department THEN c.department_code ELSE c.supervisor END;
BEGIN
    IF jsonb_typeof(given) IS DISTINCT FROM 'object' OR coalesce(given ->> 'medium', '') NOT IN ('phone', 'paper') THEN
        PERFORM dcm_app.raise_error('DC003', '代录要写明代谁、以什么方式（phone 电话、paper 纸质）答复', '',
            '{"key": "bad_on_behalf_of"}');
    END IF;
    IF answerer IS DISTINCT FROM asked THEN
        PERFORM dcm_app.raise_error('DC003', format('这件事不是交给“%s”的', coalesce(answerer, '')),
            '只能代主办部门或被指派的监督员答复',
            jsonb_build_object('key', 'wrong_on_behalf_of', 'expected', asked));
    END IF;
    RETURN jsonb_build_object(CASE WHEN by_department THEN 'department' ELSE 'login' END, answerer, 'medium', given ->> 'medium');
END;
$$;
COMMENT ON FUNCTION dcm_app.behalf_of(dcm.case_file, text, jsonb) IS
    'For whom the hall answers, without the person''s name, which is kept apart from the hashed history; DC003 if it is not the one asked';
