CREATE FUNCTION dcm_app.undo_before(c dcm.case_file, p_action text)
RETURNS dcm.case_undo
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    u dcm.case_undo;
BEGIN
    IF (SELECT a.undoable FROM dcm.action AS a WHERE a.code = p_action) THEN
        u.case_id := c.id;
        u.seq := c.version + 1;
        u.case_before := dcm_app.case_as_json(c);
        u.fact_before := (SELECT to_jsonb(f) FROM dcm.case_fact AS f WHERE f.case_id = c.id);
        u.assignments_before := (SELECT coalesce(jsonb_agg(to_jsonb(a)), '[]') FROM dcm.assignment AS a WHERE a.case_id = c.id);
        u.field_tasks_before := (SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM dcm.field_task AS t WHERE t.case_id = c.id);
    END IF;
    RETURN u;
END;
$$;
COMMENT ON FUNCTION dcm_app.undo_before(dcm.case_file, text) IS
    'A case before an action that may be undone, with all that hangs on it; nothing for any other action';
