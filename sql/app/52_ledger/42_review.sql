CREATE FUNCTION dcm_app.review(me dcm_app.identity, c dcm.case_file, p_detail jsonb, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    passed boolean := dcm_app.flag_of(p_detail, 'passed');
BEGIN
    UPDATE dcm.case_clock AS l SET
        reviewed_by = me.login, reviewed_at = p_at, review_passed = passed, review_opinion = p_detail ->> 'opinion'
    WHERE l.id = dcm_app.open_request(c);
    IF passed THEN
        c.pending_step := 'decide';
    ELSE
        c.pending := NULL;
        c.pending_step := NULL;
    END IF;
    c.claimed_by := NULL;
    c.claimed_at := NULL;
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.review(dcm_app.identity, dcm.case_file, jsonb, timestamptz) IS 'First review (初审) of the request that waits: on to the decision, or refused';
