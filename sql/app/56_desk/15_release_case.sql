CREATE FUNCTION dcm_app.release_case(task_no text)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    me dcm_app.identity := dcm_app.me();
    c dcm.case_file := dcm_app.lock_case(me, release_case.task_no);
BEGIN
    IF c.claimed_by <> me.login AND NOT 'dcm_chief' = ANY (me.roles) THEN
        PERFORM dcm_app.raise_claimed(c);
    END IF;
    RETURN dcm_app.set_claim(c, NULL);
END;
$$;
COMMENT ON FUNCTION dcm_app.release_case(text) IS
    'Puts a case back into the queue: what the caller has taken, a chief whatever anybody has; nothing happens to one that nobody has';
