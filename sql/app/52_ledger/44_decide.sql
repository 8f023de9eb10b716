CREATE FUNCTION dcm_app.decide(me dcm_app.identity, c dcm.case_file, p_detail jsonb, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    request int := dcm_app.open_request(c);
    agreed boolean := dcm_app.flag_of(p_detail, 'approved');
BEGIN
    UPDATE dcm.case_clock AS l SET
        decided_by = me.login, decided_at = p_at, approved = agreed, decision_opinion = p_detail ->> 'opinion'
    WHERE l.id = request;
    IF agreed THEN
        CASE c.pending
            WHEN 'extension' THEN
                c.clock_times := c.clock_times + 1;
                c := dcm_app.reckon(c);
            WHEN 'appeal' THEN
                c.overdue_exempt := true;
                UPDATE dcm.case_fact AS f SET overdue_exempt = true WHERE f.case_id = c.id;
            ELSE c := dcm_app.stand_still(c, request, p_at);
        END CASE;
    END IF;
    c.pending := NULL;
    c.pending_step := NULL;
    c.claimed_by := NULL;
    c.claimed_at := NULL;
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.decide(dcm_app.identity, dcm.case_file, jsonb, timestamptz) IS
    'Decides (终审) the request that waits; approved, the clock moves, stands still, or the statistics exempt the case';
