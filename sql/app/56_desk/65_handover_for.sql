CREATE FUNCTION dcm_app.handover_for(p_id int)
RETURNS dcm.handover
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    h dcm.handover;
BEGIN
    SELECT * INTO h FROM dcm.handover AS o WHERE o.id = p_id FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC004', '没有这次交接班', '', '{"key": "handover_not_found"}');
    END IF;
    RETURN h;
END;
$$;
COMMENT ON FUNCTION dcm_app.handover_for(int) IS 'A handover to be signed or withdrawn, locked; DC004 where there is none';
