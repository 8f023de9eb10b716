CREATE FUNCTION dcm_app.free_members(c dcm.case_file, p_login text, p_at timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    m dcm.case_file;
BEGIN
    FOR m IN
        SELECT * FROM dcm.case_file AS o WHERE o.bundle_of = c.id AND o.finished_at IS NULL ORDER BY o.task_no FOR UPDATE
    LOOP
        m := dcm_app.leave_bundle(m, p_login, p_at, 'lapsed', NULL);
        m := dcm_app.clock_event(m, 'unbundle', m.stage, p_login, p_at, jsonb_build_object('leading', c.task_no));
        PERFORM dcm_app.due_follows(m);
    END LOOP;
END;
$$;
COMMENT ON FUNCTION dcm_app.free_members(dcm.case_file, text, timestamptz) IS
    'Gives the cases bundled onto one their own clocks back, each with an event: the leading one was sent back or voided';
