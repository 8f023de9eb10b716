CREATE FUNCTION dcm_app.check_needed(c dcm.case_file)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN coalesce((
        SELECT f.needs_check FROM dcm.filing_condition AS f
        WHERE f.edition = c.edition AND f.condition_code = c.condition_code
    ), true);
END;
$$;
COMMENT ON FUNCTION dcm_app.check_needed(dcm.case_file) IS 'Whether the handbook demands 核查 before the case is closed';
