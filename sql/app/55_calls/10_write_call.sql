CREATE FUNCTION dcm_app.write_call(me dcm_app.identity, call jsonb, p_kind text, p_subject text, p_case_id int, p_seq int)
RETURNS dcm.call_record
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    r dcm.call_record;
BEGIN
    r.client_uuid := dcm_app.uuid_of(call);
    r.kind := p_kind;
    r.source := dcm_app.source_code(me, dcm_app.text_of(call, 'source', 40));
    r.at := clock_timestamp();
    r.started_at := dcm_app.time_of(call, 'started_at', r.at);
    INSERT INTO dcm.call_record AS x (
        call_no, client_uuid, kind, source, operator, started_at, at, case_id, seq, subject, answer, caller_name, caller_phone
    )
    VALUES (
        'L' || to_char(r.at AT TIME ZONE 'Asia/Shanghai', 'YYMMDD') || lpad(nextval('dcm.call_number')::text, 5, '0'),
        r.client_uuid, p_kind, r.source, me.login, r.started_at, r.at, p_case_id, p_seq, p_subject,
        dcm_app.text_of(call, 'answer', 20000),
        coalesce(dcm_app.text_of(call, 'caller_name', 100), dcm_app.text_of(call, 'reporter_name', 100)),
        coalesce(dcm_app.phone_of(call, 'caller_phone'), dcm_app.phone_of(call, 'reporter_phone'))
    )
    ON CONFLICT (client_uuid) DO NOTHING
    RETURNING x.* INTO r;
    RETURN r;
END;
$$;
COMMENT ON FUNCTION dcm_app.write_call(dcm_app.identity, jsonb, text, text, int, int) IS
    'Writes a call; a row without id where its client_uuid is there already';
