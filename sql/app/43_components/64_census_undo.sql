CREATE FUNCTION dcm_app.census_undo(batch int)
RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    b dcm.census_batch;
    counts jsonb;
BEGIN
    PERFORM dcm_app.require_surveyor();
    b := dcm_app.batch_for_undo(census_undo.batch);
    IF b.kind = 'grids' THEN
        counts := dcm_app.census_undo_grids(b.id);
    ELSE
        counts := dcm_app.undo_components(b.id);
    END IF;
    DELETE FROM dcm.census_row AS r WHERE r.batch = b.id;  -- what waits to be mended has nowhere to go
    UPDATE dcm.census_batch AS x SET state = 'undone', undone_by = session_user, undone_at = clock_timestamp()
    WHERE x.id = b.id;
    RETURN counts || jsonb_build_object('batch', b.id, 'kind', b.kind);
END;
$$;
COMMENT ON FUNCTION dcm_app.census_undo(int) IS
    'Takes a batch back as a whole: jsonb removed and restored (how many). DC005 names what was changed since or is named by a case';
