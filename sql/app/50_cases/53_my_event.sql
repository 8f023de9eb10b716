CREATE FUNCTION dcm_app.my_event(task_no text, seq int)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    me dcm_app.identity := dcm_app.me();
    c dcm.case_file;
    e dcm.case_event;
    told jsonb;
BEGIN
    SELECT * INTO c FROM dcm.case_file AS o WHERE o.task_no = my_event.task_no;
    SELECT * INTO e FROM dcm.case_event AS o WHERE o.case_id = c.id AND o.seq = my_event.seq AND o.actor = me.login;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    -- One's own step is one's own to know, even where it took the case out of sight; what became of the case is not.
    told := jsonb_build_object('task_no', c.task_no, 'action', e.action, 'detail', e.detail, 'stage', e.to_stage, 'version', e.seq);
    RETURN told || CASE WHEN dcm_app.may_see(me, c) THEN jsonb_build_object('stage', c.stage, 'version', c.version,
        'due_at', c.due_at, 'warn_at', c.warn_at, 'case_no', c.case_no, 'round', c.round, 'handled_at', c.handled_at,
        'grid_code', c.grid_code, 'due_provisional', c.due_provisional) ELSE '{}' END;
END;
$$;
COMMENT ON FUNCTION dcm_app.my_event(text, int) IS
    'What the caller himself did to a case as event seq, NULL when it was somebody else: for a desk whose answer from act was lost';
