CREATE FUNCTION dcm_app.set_claim(c dcm.case_file, p_login text)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    -- Nothing was done to the case: no event, no new version, so that nobody's work on it becomes stale.
    IF c.claimed_by IS DISTINCT FROM p_login THEN
        UPDATE dcm.case_file AS o
        SET claimed_by = p_login, claimed_at = CASE WHEN p_login IS NOT NULL THEN clock_timestamp() END
        WHERE o.id = c.id
        RETURNING o.claimed_by, o.claimed_at INTO c.claimed_by, c.claimed_at;
        PERFORM pg_notify('dcm', jsonb_build_object('topic', 'case', 'task_no', c.task_no, 'version', c.version)::text);
    END IF;
    RETURN jsonb_build_object('task_no', c.task_no, 'claimed_by', c.claimed_by, 'claimed_at', c.claimed_at);
END;
$$;
COMMENT ON FUNCTION dcm_app.set_claim(dcm.case_file, text) IS 'Writes who has taken a case out of the queue, or nobody, and tells the desks';
