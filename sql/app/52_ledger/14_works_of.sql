CREATE FUNCTION dcm_app.works_of(c dcm.case_file)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM dcm.handbook_grade AS g WHERE g.edition = c.edition AND g.grade = c.grade AND g.needs_document
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.works_of(dcm.case_file) IS 'Whether the handbook counts the case''s grade among works (工程性), whose extension needs a document';
