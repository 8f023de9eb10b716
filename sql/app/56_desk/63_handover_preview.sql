CREATE FUNCTION dcm_app.handover_preview()
RETURNS TABLE (task_no text, stage text, class_name text, due_at timestamptz, overdue boolean, claimed boolean, urgent boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    me dcm_app.identity := dcm_app.require_hall();
BEGIN
    -- What a colleague has taken is his to hand over.
    RETURN QUERY
    SELECT c.task_no, c.stage, k.label_zh, c.due_at, coalesce(coalesce(c.handled_at, now()) > c.due_at, false),
        c.claimed_by IS NOT NULL, c.urgent
    FROM dcm.case_file AS c
    INNER JOIN dcm.class AS k ON k.standard = c.class_standard AND k.kind = c.kind AND k.code = c.class_code
    WHERE c.finished_at IS NULL AND (
            c.claimed_by = me.login
            OR (c.claimed_by IS NULL AND c.stage IN (SELECT s.stage FROM dcm_app.my_stage AS s))
        )
    ORDER BY c.urgent DESC, c.due_at, c.registered_at, c.id;
END;
$$;
COMMENT ON FUNCTION dcm_app.handover_preview() IS
    'What the caller would hand over: what he has taken, and what waits untaken in the queues of his stages, most pressing first';
