CREATE FUNCTION dcm_app.open_handover(handover jsonb)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    me dcm_app.identity := dcm_app.require_hall();
    given uuid := dcm_app.uuid_of(handover);
    h dcm.handover;
    repeated boolean := false;
BEGIN
    IF jsonb_typeof(handover) IS DISTINCT FROM 'object' THEN
        PERFORM dcm_app.raise_error('DC003', '交接班内容应是一个 JSON 对象', '', '{"key": "bad_handover"}');
    END IF;
    h.note := dcm_app.text_of(handover, 'note', 2000);
    h.to_login := dcm_app.text_of(handover, 'to_login', 63);
    IF h.to_login IS NOT NULL AND (h.to_login = me.login OR NOT dcm_app.is_of_hall(h.to_login)) THEN
        PERFORM dcm_app.raise_error('DC003', format('“%s”不能接班', h.to_login), '接班人应是另一位在岗的受理员、派遣员或值班长',
            jsonb_build_object('key', 'unknown_receiver', 'login', h.to_login));
    END IF;
    INSERT INTO dcm.handover AS o (client_uuid, from_login, to_login, note, signed_from_at)
    VALUES (given, me.login, h.to_login, h.note, clock_timestamp())
    ON CONFLICT (client_uuid) DO NOTHING
    RETURNING o.* INTO h;
    IF NOT FOUND THEN
        SELECT * INTO h FROM dcm.handover AS o WHERE o.client_uuid = given AND o.from_login = me.login;
        IF NOT FOUND THEN
            PERFORM dcm_app.raise_error('DC004', '没有这次交接班', '', '{"key": "handover_not_found"}');
        END IF;
        repeated := true;
    ELSE
        -- By number, as everybody who locks many: the foreign keys are checked, and lock, in this order.
        INSERT INTO dcm.handover_case (handover_id, case_id, stage, due_at, overdue, urgent, claimed)
        SELECT h.id, c.id, p.stage, p.due_at, p.overdue, p.urgent, p.claimed
        FROM dcm_app.handover_preview() AS p INNER JOIN dcm.case_file AS c ON c.task_no = p.task_no
        ORDER BY c.task_no;
        PERFORM pg_notify('dcm', jsonb_build_object('topic', 'handover', 'id', h.id)::text);
    END IF;
    RETURN (
        SELECT jsonb_build_object('id', h.id, 'to_login', h.to_login, 'opened_at', h.signed_from_at, 'cases', count(*),
            'overdue', count(*) FILTER (WHERE x.overdue), 'repeated', repeated)
        FROM dcm.handover_case AS x WHERE x.handover_id = h.id
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.open_handover(jsonb) IS
    'Hands a shift over ({client_uuid, to_login, note}): keeps what is open now and signs for the giver; without to_login anybody of the hall may take over';
