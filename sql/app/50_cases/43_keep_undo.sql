CREATE FUNCTION dcm_app.keep_undo(c dcm.case_file, p_action text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    place text := c.geom::text;  -- as JSON it would lose digits
BEGIN
    IF NOT (SELECT a.undoable FROM dcm.action AS a WHERE a.code = p_action) THEN
        DELETE FROM dcm.case_undo AS u WHERE u.case_id = c.id;
        RETURN;
    END IF;
    c.geom := NULL;
    INSERT INTO dcm.case_undo AS u (case_id, seq, case_before, fact_before, assignments_before, field_tasks_before)
    VALUES (
        c.id, c.version + 1,
        to_jsonb(c) - '{id, version, last_at, last_hash, claimed_by, claimed_at}'::text[] || jsonb_build_object('geom', place),
        (SELECT to_jsonb(f) FROM dcm.case_fact AS f WHERE f.case_id = c.id),
        (SELECT coalesce(jsonb_agg(to_jsonb(a)), '[]') FROM dcm.assignment AS a WHERE a.case_id = c.id),
        (SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM dcm.field_task AS t WHERE t.case_id = c.id)
    )
    ON CONFLICT (case_id) DO UPDATE SET
        seq = excluded.seq, case_before = excluded.case_before, fact_before = excluded.fact_before,
        assignments_before = excluded.assignments_before, field_tasks_before = excluded.field_tasks_before;
END;
$$;
COMMENT ON FUNCTION dcm_app.keep_undo(dcm.case_file, text) IS
    'Before an action that may be undone: keeps the case as it is; before any other: forgets what was kept';
