CREATE FUNCTION dcm_app.keep_undo(u dcm.case_undo, c dcm.case_file)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    after jsonb;
BEGIN
    IF u.case_id IS NULL THEN
        DELETE FROM dcm.case_undo AS x WHERE x.case_id = c.id;
        RETURN;
    END IF;
    after := dcm_app.case_as_json(c);
    u.case_before := (
        SELECT coalesce(jsonb_object_agg(b.key, b.value), '{}')
        FROM jsonb_each(u.case_before) AS b WHERE b.value IS DISTINCT FROM after -> b.key
    );
    INSERT INTO dcm.case_undo SELECT u.*
    ON CONFLICT (case_id) DO UPDATE SET
        seq = excluded.seq, case_before = excluded.case_before, fact_before = excluded.fact_before,
        assignments_before = excluded.assignments_before, field_tasks_before = excluded.field_tasks_before;
END;
$$;
COMMENT ON FUNCTION dcm_app.keep_undo(dcm.case_undo, dcm.case_file) IS
    'Keeps what an action that may be undone has changed (the case as undo_before had it, and as it is now); after any other action forgets what was kept';
