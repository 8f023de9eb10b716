CREATE FUNCTION dcm_app.move_members(c dcm.case_file, p_login text, p_at timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    m dcm.case_file;
    was timestamptz;
BEGIN
    FOR m IN
        SELECT * FROM dcm.case_file AS o WHERE o.bundle_of = c.id AND o.finished_at IS NULL ORDER BY o.task_no FOR UPDATE
    LOOP
        CONTINUE WHEN m.due_at IS NOT DISTINCT FROM c.due_at;
        was := m.due_at;
        m.due_at := c.due_at;
        m.warn_at := c.warn_at;
        m.due_provisional := c.due_provisional;
        m := dcm_app.clock_event(m, 'recompute_deadline', m.stage, p_login, p_at, jsonb_build_object(
            'was', (extract(epoch FROM was) * 1000000)::bigint, 'leading', c.task_no));
        PERFORM dcm_app.due_follows(m);
    END LOOP;
END;
$$;
COMMENT ON FUNCTION dcm_app.move_members(dcm.case_file, text, timestamptz) IS
    'Moves the clocks of the cases that are bundled onto one, each with an event, to where its own stands now';
