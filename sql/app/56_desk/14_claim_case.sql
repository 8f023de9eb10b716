CREATE FUNCTION dcm_app.claim_case(task_no text)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    me dcm_app.identity := dcm_app.me();
    c dcm.case_file := dcm_app.lock_case(me, claim_case.task_no);
BEGIN
    IF NOT dcm_app.may_claim(me, c) THEN
        PERFORM dcm_app.raise_error('DC001', '这个案件不在您的待办里', '只能领取本岗位当前阶段可办理的案件',
            jsonb_build_object('key', 'not_in_my_queue', 'stage', c.stage));
    END IF;
    IF c.claimed_by <> me.login THEN
        PERFORM dcm_app.raise_claimed(c);
    END IF;
    RETURN dcm_app.set_claim(c, me.login);
END;
$$;
COMMENT ON FUNCTION dcm_app.claim_case(text) IS
    'Takes a case out of the queue for the caller; DC001 when a colleague has it. A courtesy between colleagues: it keeps nobody from acting';
