CREATE FUNCTION dcm_app.act_one(me dcm_app.identity, p_act jsonb)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    c dcm.case_file;
    words text;
    advice text;
    told text;
    code text;
BEGIN
    IF coalesce(p_act ->> 'version', '') !~ '^\d{1,9}$' THEN
        PERFORM dcm_app.raise_error('DC003', '每一件都要写明 task_no、action、version', '', '{"key": "bad_acts"}');
    END IF;
    c := dcm_app.act_core(me, p_act ->> 'task_no', p_act ->> 'action', (p_act ->> 'version')::int,
        nullif(p_act -> 'detail', 'null'), NULL, false);
    RETURN jsonb_build_object('task_no', c.task_no, 'ok', true, 'stage', c.stage, 'version', c.version, 'due_at', c.due_at);
EXCEPTION WHEN OTHERS THEN  -- its own refusal, whatever it is, is no reason to refuse the others
    GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, words = MESSAGE_TEXT, advice = PG_EXCEPTION_HINT,
        told = PG_EXCEPTION_DETAIL;
    RETURN jsonb_build_object('task_no', p_act ->> 'task_no', 'ok', false, 'sqlstate', code, 'message', words, 'hint', advice,
        'detail', CASE WHEN code LIKE 'DC%' THEN coalesce(nullif(told, ''), '{}')::jsonb END);
END;
$$;
COMMENT ON FUNCTION dcm_app.act_one(dcm_app.identity, jsonb) IS
    'One action of a batch in a subtransaction of its own; a refusal is an answer, not an error, and the desks are not told yet';
