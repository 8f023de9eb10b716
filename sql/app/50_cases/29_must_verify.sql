CREATE FUNCTION dcm_app.must_verify(c dcm.case_file)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT r.verification = 'required' FROM dcm.report_source AS r WHERE r.code = c.source
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.must_verify(dcm.case_file) IS 'Whether the district demands 核实 before filing for this source';
