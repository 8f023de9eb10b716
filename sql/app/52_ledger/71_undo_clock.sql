CREATE FUNCTION dcm_app.undo_clock(c dcm.case_file, p_seq int, p_login text, p_at timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    -- A ledger loses no row: what was given back by the dispatch that is undone is marked so.
    UPDATE dcm.case_clock AS l SET ended_by = p_login, ended_at = p_at, ended_how = 'undone'
    WHERE l.case_id = c.id AND l.seq = p_seq AND l.kind = 'rollback';
    IF c.dispatched_at IS NULL THEN
        DELETE FROM dcm.case_step AS s WHERE s.case_id = c.id;
        PERFORM dcm_app.free_members(c, p_login, p_at);
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.undo_clock(dcm.case_file, int, text, timestamptz) IS
    'What hangs on the clock as it was before an undone dispatch: limits in steps, and a rollback in the ledger';
