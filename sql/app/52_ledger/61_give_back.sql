CREATE FUNCTION dcm_app.give_back(me dcm_app.identity, c dcm.case_file, p_detail jsonb, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    wanted boolean := dcm_app.flag_of(p_detail, 'give_back_time');
    lost_from timestamptz;
BEGIN
    IF c.dispatched_at IS NULL OR c.department_code IS NOT NULL THEN  -- nobody has sent it back
        IF wanted THEN
            PERFORM dcm_app.raise_error('DC003', '该案件没有被回退，没有可退还的时间', '去掉 give_back_time 后再提交',
                '{"key": "nothing_to_give_back"}');
        END IF;
        RETURN c;
    END IF;
    -- A clock that starts anew, or none at all, has lost nothing.
    IF c.due_at IS NULL OR dcm_app.setting_value('renew_limit_on_redispatch')::boolean
        OR NOT coalesce(wanted, dcm_app.setting_value('rollback_stops_clock')::boolean, false) THEN
        RETURN c;
    END IF;
    SELECT e.at INTO lost_from FROM dcm.case_event AS e
    WHERE e.case_id = c.id AND e.action = 'send_back' ORDER BY e.seq DESC LIMIT 1;
    INSERT INTO dcm.case_clock (
        case_id, seq, kind, department_code, asked_by, asked_at, reason, from_at, until_at, decided_by, decided_at, approved
    )
    VALUES (c.id, c.version + 1, 'rollback', p_detail ->> 'department', me.login, p_at, p_detail ->> 'opinion', lost_from, p_at, me.login,
        p_at, true);
    c.clock_stops := c.clock_stops + tstzmultirange(tstzrange(lost_from, p_at));
    RETURN dcm_app.reckon(c);
END;
$$;
COMMENT ON FUNCTION dcm_app.give_back(dcm_app.identity, dcm.case_file, jsonb, timestamptz) IS
    'The case with the time between a 回退 and this dispatch given back, where the dispatcher or the district says so, and the row in the ledger';
