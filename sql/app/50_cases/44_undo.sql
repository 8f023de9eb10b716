CREATE FUNCTION dcm_app.undo(
    me dcm_app.identity, c dcm.case_file, p_detail jsonb, p_at timestamptz, p_tell boolean
)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    u dcm.case_undo;
    e dcm.case_event;
    due timestamptz := c.due_at;
BEGIN
    e.at := greatest(coalesce(p_at, clock_timestamp()), c.last_at);
    IF NOT dcm_app.may_undo(me, c, e.at) THEN
        PERFORM dcm_app.raise_error('DC001', '这一步不能撤回', format('只有办理人本人能在 %s 分钟内撤回，并且之后没有别的操作',
            dcm_app.setting_value('undo_minutes') #>> '{}'), '{"key": "may_not_undo"}');
    END IF;
    PERFORM dcm_app.check_demands('{}', p_detail);
    DELETE FROM dcm.case_undo AS x WHERE x.case_id = c.id RETURNING x.* INTO u;
    e.action := 'undo';
    e.from_stage := c.stage;
    e.actor := me.login;
    e.detail := (p_detail - 'on_behalf_of') || (
        SELECT jsonb_build_object('undone', o.seq, 'undone_action', o.action)
        FROM dcm.case_event AS o WHERE o.case_id = u.case_id AND o.seq = u.seq
    );
    c := jsonb_populate_record(c, u.case_before);
    e.to_stage := c.stage;
    PERFORM dcm_app.undo_work(u);
    PERFORM dcm_app.undo_clock(c, u.seq, me.login, e.at);
    IF c.due_at <> due THEN
        PERFORM dcm_app.clock_moved(c, me.login, e.at);
    END IF;
    RETURN dcm_app.write_event(c, e, p_tell);
END;
$$;
COMMENT ON FUNCTION dcm_app.undo(dcm_app.identity, dcm.case_file, jsonb, timestamptz, boolean) IS
    'Puts a case back as it was before its last event (撤回), as a new event; DC001 where may_undo says no';
