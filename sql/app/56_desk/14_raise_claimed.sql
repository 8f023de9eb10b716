CREATE FUNCTION dcm_app.raise_claimed(c dcm.case_file)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    person text := coalesce((SELECT s.name FROM dcm.staff AS s WHERE s.login = c.claimed_by), c.claimed_by);
BEGIN
    PERFORM dcm_app.raise_error('DC001', format('%s 已领取该案件', person), '请先与其沟通；值班长可以退回队列',
        jsonb_build_object('key', 'claimed_by_other', 'login', c.claimed_by, 'name', person, 'at', c.claimed_at));
END;
$$;
COMMENT ON FUNCTION dcm_app.raise_claimed(dcm.case_file) IS 'DC001 with who has taken a case out of the queue';
