CREATE FUNCTION dcm_app.open_request(c dcm.case_file)
RETURNS int
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT max(l.id) FROM dcm.case_clock AS l
        WHERE l.case_id = c.id AND l.kind = c.pending AND l.decided_at IS NULL AND l.ended_at IS NULL
            AND l.review_passed IS DISTINCT FROM false
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.open_request(dcm.case_file) IS 'Row of the ledger that waits for an answer';
