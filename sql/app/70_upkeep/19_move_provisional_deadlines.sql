CREATE FUNCTION dcm_app.move_provisional_deadlines()
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    c dcm.case_file;
    e dcm.case_event;
    was timestamptz;
    moved int := 0;
BEGIN
    -- By number, as everybody who locks many.
    FOR c IN
        SELECT * FROM dcm.case_file AS o WHERE o.finished_at IS NULL AND o.due_provisional ORDER BY o.task_no FOR UPDATE
    LOOP
        was := c.due_at;
        c := dcm_app.reckon(c);
        CONTINUE WHEN c.due_at = was AND c.due_provisional;
        e.action := 'recompute_deadline';
        e.from_stage := c.stage;
        e.to_stage := c.stage;
        e.actor := session_user;
        e.at := greatest(clock_timestamp(), c.last_at);
        e.detail := jsonb_build_object('was', (extract(epoch FROM was) * 1000000)::bigint,
            'due_at', (extract(epoch FROM c.due_at) * 1000000)::bigint);
        PERFORM dcm_app.write_event(c, e);
        UPDATE dcm.case_fact AS f SET due_at = c.due_at WHERE f.case_id = c.id;
        UPDATE dcm.assignment AS a SET due_at = c.due_at WHERE a.case_id = c.id AND a.visible;
        moved := moved + 1;
    END LOOP;
    RETURN moved;
END;
$$;
COMMENT ON FUNCTION dcm_app.move_provisional_deadlines() IS
    'Recomputes the deadlines of running cases that were marked provisional, each with an event';
