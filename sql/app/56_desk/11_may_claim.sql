CREATE FUNCTION dcm_app.may_claim(me dcm_app.identity, c dcm.case_file)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN c.finished_at IS NULL AND dcm_app.may_see(me, c) AND EXISTS (
        SELECT FROM dcm.transition AS t
        INNER JOIN dcm.action AS a ON a.code = t.action AND a.queues
        WHERE t.from_stage = c.stage
            AND CASE WHEN t.needs = '{}' THEN t.to_stage <> t.from_stage ELSE dcm_app.unfit(c, t.needs, clock_timestamp()) IS NULL END
            AND dcm_app.permission_for(me, c, t.action) = 'direct'
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.may_claim(dcm_app.identity, dcm.case_file) IS
    'Whether a person may move this case on himself or answer the request that waits on it, so that he may take it out of the queue';
