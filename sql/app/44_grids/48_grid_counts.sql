CREATE FUNCTION dcm_app.grid_counts(p_batch int)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    counts record;
BEGIN
    SELECT count(*) AS read, count(*) FILTER (WHERE r.state IN ('clean', 'same')) AS clean,
        count(*) FILTER (WHERE r.state = 'faulty') AS faulty, count(*) FILTER (WHERE r.state = 'same') AS same,
        (SELECT count(*) FROM dcm.census_change AS c WHERE c.batch = p_batch AND c.what = 'changed') AS changed,
        (SELECT count(*) FROM dcm.census_change AS c WHERE c.batch = p_batch AND c.what = 'vanished') AS vanished
    INTO counts FROM dcm.census_grid_row AS r WHERE r.batch = p_batch;
    UPDATE dcm.census_batch AS b
    SET read_count = counts.read, vanished = counts.vanished,
        -- What was mended still waits until it is taken.
        faulty = CASE WHEN b.state = 'written' THEN b.faulty ELSE counts.faulty END,
        state = CASE WHEN b.state = 'open' THEN 'checked' ELSE b.state END
    WHERE b.id = p_batch;
    RETURN to_jsonb(counts) || jsonb_build_object('added', counts.clean - counts.same - counts.changed);
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_counts(int) IS 'Counts of a checked delivery of unit grids, also written on its batch';
