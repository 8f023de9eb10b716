CREATE FUNCTION dcm_app.earlier_call(p_uuid uuid, kinds text[], p_case_id int)
RETURNS dcm.call_record
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    r dcm.call_record;
BEGIN
    SELECT * INTO r FROM dcm.call_record AS x WHERE x.client_uuid = p_uuid;
    IF FOUND AND NOT (r.kind = ANY (kinds) AND (p_case_id IS NULL OR r.case_id = p_case_id)) THEN
        PERFORM dcm_app.raise_error('DC003', format('这通来电已经记过了（%s）', r.call_no), '每通来电用一个新的 client_uuid',
            jsonb_build_object('key', 'uuid_used', 'call_no', r.call_no));
    END IF;
    RETURN r;
END;
$$;
COMMENT ON FUNCTION dcm_app.earlier_call(uuid, text[], int) IS
    'The call that was sent with this UUID before, empty if none; DC003 uuid_used when that was something else';
