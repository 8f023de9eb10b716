CREATE FUNCTION dcm_app.open_step(c dcm.case_file)
RETURNS smallint
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT min(s.step) FROM dcm.case_step AS s WHERE s.case_id = c.id AND s.reported_at IS NULL AND NOT s.is_last
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.open_step(dcm.case_file) IS 'Next step of a limit with several that is to be reported; the last is reported by report_done';
