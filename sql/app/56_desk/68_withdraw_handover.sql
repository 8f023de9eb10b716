CREATE FUNCTION dcm_app.withdraw_handover(id int)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    me dcm_app.identity := dcm_app.require_hall();
    h dcm.handover := dcm_app.handover_for(withdraw_handover.id);
BEGIN
    IF h.from_login <> me.login THEN
        PERFORM dcm_app.raise_error('DC001', '只有交班人能撤回', '', '{"key": "not_allowed"}');
    ELSIF h.signed_by IS NOT NULL THEN
        PERFORM dcm_app.raise_handover_done(h);
    END IF;
    IF h.withdrawn_at IS NULL THEN
        UPDATE dcm.handover AS o SET withdrawn_at = clock_timestamp() WHERE o.id = h.id RETURNING o.* INTO h;
        PERFORM pg_notify('dcm', jsonb_build_object('topic', 'handover', 'id', h.id)::text);
    END IF;
    RETURN jsonb_build_object('id', h.id, 'withdrawn_at', h.withdrawn_at);
END;
$$;
COMMENT ON FUNCTION dcm_app.withdraw_handover(int) IS 'Takes a handover back; only its giver, and only while nobody has signed for it';
