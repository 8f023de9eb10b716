CREATE FUNCTION dcm_app.lock_case(me dcm_app.identity, p_task_no text)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    -- Asked before the lock, so that nobody can hold up a case that is not his to see.
    c dcm.case_file := dcm_app.case_for(me, p_task_no);
BEGIN
    SELECT * INTO c FROM dcm.case_file AS o WHERE o.id = c.id FOR UPDATE;
    -- While the lock was waited for, the case may have gone to somebody else.
    IF NOT dcm_app.may_see(me, c) THEN
        PERFORM dcm_app.raise_error('DC004', '没有这个案件，或您无权查看', '', '{"key": "case_not_found"}');
    END IF;
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.lock_case(dcm_app.identity, text) IS
    'A case to be changed, as it is now and locked; DC004 where there is none or it is not the caller''s to see';
