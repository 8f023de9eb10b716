CREATE FUNCTION dcm_app.sign_handover(id int, remark text DEFAULT NULL)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    me dcm_app.identity := dcm_app.require_hall();
    words text := dcm_app.text_of(jsonb_build_object('remark', sign_handover.remark), 'remark', 2000);
    h dcm.handover := dcm_app.handover_for(sign_handover.id);
    moved int;
BEGIN
    IF h.from_login = me.login OR h.to_login <> me.login THEN
        PERFORM dcm_app.raise_error('DC001', '您不能签收这次交接班', '由接班人本人签收，交班人不能自己签收', '{"key": "not_allowed"}');
    ELSIF h.withdrawn_at IS NOT NULL OR h.signed_by <> me.login THEN
        PERFORM dcm_app.raise_handover_done(h);
    END IF;
    IF h.signed_by IS NULL THEN
        UPDATE dcm.handover AS o SET signed_by = me.login, signed_to_at = clock_timestamp(), remark = words
        WHERE o.id = h.id RETURNING o.* INTO h;
        moved := dcm_app.move_claims(me, h);
        PERFORM pg_notify('dcm', jsonb_build_object('topic', 'handover', 'id', h.id)::text);
    END IF;
    RETURN jsonb_build_object('id', h.id, 'signed_at', h.signed_to_at, 'claims', coalesce(moved, 0), 'repeated', moved IS NULL);
END;
$$;
COMMENT ON FUNCTION dcm_app.sign_handover(int, text) IS
    'Signature of the receiver: the named one, or anybody of the hall but the giver; what the giver had taken goes over';
