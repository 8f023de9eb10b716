CREATE FUNCTION dcm_app.case_for(me dcm_app.identity, p_task_no text)
RETURNS dcm.case_file
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    c dcm.case_file;
BEGIN
    SELECT * INTO c FROM dcm.case_file AS o WHERE o.task_no = p_task_no;
    IF NOT FOUND OR NOT dcm_app.may_see(me, c) THEN
        PERFORM dcm_app.raise_error('DC004', '没有这个案件，或您无权查看', '', '{"key": "case_not_found"}');
    END IF;
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.case_for(dcm_app.identity, text) IS
    'A case by its task number; DC004 where there is none or it is not the caller''s to see, so that nobody learns which';
