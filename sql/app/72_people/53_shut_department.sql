CREATE FUNCTION dcm_app.shut_department(p_code text, p_successor text)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    d dcm.department;
    ties jsonb;
    handed jsonb := jsonb_build_array();
    number int := 0;
    one int;
    c dcm.case_file;
BEGIN
    LOCK TABLE dcm.department IN SHARE ROW EXCLUSIVE MODE;
    -- Waits for dispatches under way, which hold the row (assign); later ones wait for this and then find it closed.
    SELECT * INTO d FROM dcm.department AS o WHERE o.code = p_code FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC004', '没有这个部门', '', '{"key": "department_not_found"}');
    END IF;
    IF p_successor IS NULL THEN
        PERFORM dcm_app.refuse_running(p_code);
    ELSIF p_successor = p_code OR NOT EXISTS (SELECT FROM dcm.department AS o WHERE o.code = p_successor AND o.active) THEN
        PERFORM dcm_app.raise_error('DC003', '接办部门要是另一个在用的部门', '请重新选择', '{"key": "bad_successor"}');
    END IF;
    ties := dcm_app.department_ties(p_code);
    FOR one IN SELECT r.case_id FROM dcm_app.running_cases_of(p_code) AS r ORDER BY r.task_no LOOP
        c := dcm_app.reassign_case(one, p_code, p_successor);
        number := number + 1;
        IF number <= 200 THEN
            handed := handed || jsonb_build_object('task_no', c.task_no, 'department_code', p_successor, 'was', c.due_at, 'due_at', c.due_at);
        END IF;
    END LOOP;
    UPDATE dcm.department AS o SET parent_code = d.parent_code WHERE o.parent_code = p_code;
    UPDATE dcm.department AS o SET active = false WHERE o.code = p_code AND o.active;
    IF number > 0 THEN
        PERFORM pg_notify('dcm', jsonb_build_object('topic', 'cases', 'batch', 'department ' || p_code)::text);
    END IF;
    RETURN jsonb_build_object('changes', d.active::int, 'running', number, 'cases', handed,
        'notes', dcm_app.note_of('handed_over', number, jsonb_build_object('department', (
            SELECT o.short_zh FROM dcm.department AS o WHERE o.code = p_successor
        ))) || ties);
END;
$$;
COMMENT ON FUNCTION dcm_app.shut_department(text, text) IS 'The work of close_department and its effect';
