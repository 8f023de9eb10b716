CREATE FUNCTION dcm_app.reveal_contact(task_no text, part text, seq int, reason text)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
#variable_conflict use_variable
DECLARE
    me dcm_app.identity := dcm_app.me();
    c dcm.case_file;
    why text := dcm_app.text_of(jsonb_build_object('reason', reason), 'reason', 500);
    name text;
    phone text;
BEGIN
    IF part IS DISTINCT FROM 'caller' THEN
        c := dcm_app.case_for(me, task_no);
    END IF;
    IF NOT 'reveal' = ANY (me.permissions) THEN
        PERFORM dcm_app.raise_error('DC001', '您不能查看完整的联系方式', '请值班长或管理员授予 reveal 权限', '{"key": "not_allowed"}');
    END IF;
    IF why IS NULL THEN
        PERFORM dcm_app.raise_error('DC005', '还缺：查看的原因', '每次查看都会记录在案',
            '{"key": "demand_not_met", "missing": ["reason"]}');
    END IF;
    IF part = 'caller' THEN
        SELECT r.caller_name, r.caller_phone INTO name, phone FROM dcm.call_record AS r
        WHERE r.call_no = task_no AND me.roles && ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch'];
    ELSE
        SELECT p.name, p.phone INTO name, phone FROM dcm.case_person AS p
        WHERE p.case_id = c.id AND p.part = part AND p.seq = seq;
    END IF;
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC004', '没有这位联系人', '请刷新后再试', '{"key": "contact_not_found"}');
    END IF;
    INSERT INTO dcm.contact_reveal (at, login, task_no, part, seq, reason)
    VALUES (clock_timestamp(), me.login, task_no, part, coalesce(seq, 0), why);
    -- A transaction that is rolled back takes its row along; the server's log and the number that is then missing stay.
    RAISE LOG 'dcm: % looked at the contact of %, % %', me.login, task_no, part, coalesce(seq, 0);
    RETURN jsonb_build_object('name', name, 'phone', phone);
END;
$$;
COMMENT ON FUNCTION dcm_app.reveal_contact(text, text, int, text) IS
    'Name and telephone number in full, for people with permission reveal and a reason; each look is kept. For a call: its number, part caller, seq 0';
