CREATE FUNCTION dcm_app.require_verified(c dcm.case_file)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    -- Who reports what he has seen himself, a supervisor or a camera, need not be sent there (report_source).
    IF (SELECT f.needs_verification FROM dcm.filing_condition AS f WHERE f.edition = c.edition AND f.condition_code = c.condition_code)
        AND NOT EXISTS (SELECT FROM dcm.report_source AS r WHERE r.code = c.source AND r.verification = 'none')
        AND NOT EXISTS (
            SELECT FROM dcm.field_task AS t
            WHERE t.case_id = c.id AND t.task_kind = 'verification' AND t.outcome IN ('true', 'false', 'unknown')
        ) THEN
        PERFORM dcm_app.raise_error('DC005', format('立案条件 %s 须先核实，尚无人核实', c.condition_code), '请先发核实，等监督员反馈后再立案',
            jsonb_build_object('key', 'not_verified', 'condition', c.condition_code));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.require_verified(dcm.case_file) IS 'DC005 where the condition of the case needs 核实 and nobody has looked';
