CREATE FUNCTION dcm_app.act_core(
    me dcm_app.identity, p_task_no text, p_action text, p_version int, p_detail jsonb, p_at timestamptz DEFAULT NULL,
    p_tell boolean DEFAULT true
)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    c dcm.case_file := dcm_app.lock_case(me, p_task_no);
    t dcm.transition;
    e dcm.case_event;
    u dcm.case_undo;
    how text;
    due timestamptz;
    why jsonb;
    d jsonb := dcm_app.clean_json(coalesce(p_detail, '{}'));
BEGIN
    IF jsonb_typeof(d) <> 'object' THEN
        PERFORM dcm_app.raise_error('DC003', 'detail 应是一个 JSON 对象', '', '{"key": "bad_detail"}');
    END IF;
    IF c.stop_until <= coalesce(p_at, clock_timestamp()) THEN  -- nobody acts on a case that should be back
        c := dcm_app.come_back(c);
        p_version := p_version + (p_version = c.version - 1)::int;  -- nothing that a person did has escaped the caller
        IF p_action = 'resume' AND p_version = c.version THEN
            RETURN c;
        END IF;
    END IF;
    IF c.version IS DISTINCT FROM p_version THEN
        PERFORM dcm_app.raise_stale(c, p_version);
    END IF;
    IF p_action = 'undo' THEN
        RETURN dcm_app.undo(me, c, d, p_at, p_tell);
    END IF;
    t := dcm_app.find_transition(c.stage, p_action, d);
    how := dcm_app.permission_for(me, c, p_action);
    IF how IS NULL OR (t.unless_verification_required AND dcm_app.must_verify(c)) THEN
        PERFORM dcm_app.raise_error('DC001', '您不能对该案件做这个操作', '请由有此权限的岗位办理',
            jsonb_build_object('key', 'not_allowed', 'action', p_action));
    END IF;
    due := c.due_at;
    IF t.needs <> '{}' THEN
        why := dcm_app.unfit(c, t.needs, coalesce(p_at, clock_timestamp()));
        IF why IS NOT NULL THEN
            PERFORM dcm_app.raise_unfit(why);
        END IF;
        t.demands := dcm_app.demands_of(c, t.demands, t.needs);
    END IF;
    IF how = 'direct' AND jsonb_typeof(d -> 'on_behalf_of') <> 'null' THEN
        PERFORM dcm_app.raise_error('DC003', '这一步由您本人办理，不能写代谁答复', '去掉 on_behalf_of 后再提交',
            '{"key": "bad_on_behalf_of"}');
    END IF;
    PERFORM dcm_app.check_demands(t.demands || CASE how WHEN 'behalf' THEN ARRAY['on_behalf_of'] ELSE '{}' END, d);
    IF t.needs_place AND c.grid_code IS NULL THEN
        PERFORM dcm_app.raise_error('DC005', '案件还没有本区内的位置', '请先在地图上定位（修改案卷）', '{"key": "demand_not_met", "missing": ["place"]}');
    END IF;
    -- Two events of one case never carry times in the wrong order, whatever the transactions waited for.
    e.at := greatest(coalesce(p_at, clock_timestamp()), c.last_at);
    IF how = 'behalf' THEN
        e.on_behalf_of := dcm_app.behalf_of(c, p_action, d -> 'on_behalf_of');
        INSERT INTO dcm.case_person (case_id, seq, part, name)
        SELECT c.id, c.version + 1, 'answerer', dcm_app.text_of(d -> 'on_behalf_of', 'name', 100)
        WHERE d #>> '{on_behalf_of,name}' IS NOT NULL;
    END IF;
    u := dcm_app.undo_before(c, p_action);
    e.action := p_action;
    e.from_stage := c.stage;
    e.to_stage := t.to_stage;
    e.actor := me.login;
    c.stage := t.to_stage;
    c := dcm_app.apply_effects(me, c, t.effects, d, e.at);
    IF e.from_stage <> e.to_stage THEN
        c := dcm_app.settle(c, me.login, e.at);
        c.stage_at := e.at;
        c.stage_due_at := dcm_app.stage_due(c, e.at);
    END IF;
    IF c.due_at <> due THEN
        PERFORM dcm_app.clock_moved(c, me.login, e.at);
    END IF;
    e.detail := dcm_app.event_detail(c, p_action, d);
    PERFORM dcm_app.keep_undo(u, c);
    RETURN dcm_app.write_event(c, e, p_tell);
END;
$$;
COMMENT ON FUNCTION dcm_app.act_core(dcm_app.identity, text, text, int, jsonb, timestamptz, boolean) IS
    'The one door through which a case changes, for a given person and time, and whether to tell the desks at once; act opens it for session_user and now';
