CREATE FUNCTION dcm_app.reassign_case(p_case int, p_from text, p_to text)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    c dcm.case_file;
    e dcm.case_event;
    nothing_to_undo dcm.case_undo;
    main boolean;
BEGIN
    SELECT * INTO c FROM dcm.case_file AS o WHERE o.id = p_case FOR UPDATE;
    e.at := greatest(clock_timestamp(), c.last_at);
    SELECT bool_or(a.is_main) INTO main FROM dcm.assignment AS a WHERE a.case_id = c.id AND a.visible AND a.department_code = p_from;
    IF main IS NULL THEN  -- a colleague was quicker: it went elsewhere while the lock was waited for
        RETURN c;
    END IF;
    -- Who helped already becomes the main department; who is that already does not help itself.
    UPDATE dcm.assignment AS a SET visible = false, ended_at = e.at
    WHERE a.case_id = c.id AND a.visible AND main AND a.department_code = p_to;
    INSERT INTO dcm.assignment (case_id, department_code, is_main, round, assigned_at, due_at, handled_at)
    SELECT c.id, p_to, main, c.round, e.at, c.due_at, CASE WHEN main THEN c.handled_at END
    WHERE NOT EXISTS (SELECT FROM dcm.assignment AS a WHERE a.case_id = c.id AND a.visible AND a.department_code = p_to);
    UPDATE dcm.assignment AS a SET visible = false, ended_at = e.at
    WHERE a.case_id = c.id AND a.visible AND a.department_code = p_from;
    IF main THEN
        c.department_code := p_to;
        UPDATE dcm.case_fact AS f SET department_code = p_to WHERE f.case_id = c.id;
    END IF;
    e.action := 'reassign';
    e.from_stage := c.stage;
    e.to_stage := c.stage;
    e.actor := session_user;
    e.detail := jsonb_build_object('from', p_from, 'department', p_to, 'part', CASE WHEN main THEN 'main' ELSE 'co' END,
        'reason', '部门停用，划转');
    PERFORM dcm_app.keep_undo(nothing_to_undo, c);
    RETURN dcm_app.write_event(c, e, false);
END;
$$;
COMMENT ON FUNCTION dcm_app.reassign_case(int, text, text) IS
    'Hands a running case from a department that closes to another one, as an event of the case; its clock runs on towards the same deadline';
