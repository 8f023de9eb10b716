CREATE FUNCTION dcm_app.census_discard(p_batch int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
    b dcm.census_batch := dcm_app.census_batch_of(p_batch, ARRAY['open', 'checked', 'written']);
BEGIN
    DELETE FROM dcm.census_row AS r WHERE r.batch = b.id;
    DELETE FROM dcm.census_grid_row AS r WHERE r.batch = b.id AND r.state <> 'taken';
    DELETE FROM dcm.census_change AS c WHERE c.batch = b.id AND b.state <> 'written';
    DELETE FROM dcm.census_fault AS f WHERE f.batch = b.id AND b.state <> 'written';
    UPDATE dcm.census_batch AS t
    SET state = CASE WHEN t.state = 'written' THEN t.state ELSE 'discarded' END, faulty = 0 WHERE t.id = b.id;
    PERFORM dcm_app.census_tables();
END;
$$;
COMMENT ON FUNCTION dcm_app.census_discard(int) IS
    'Drops what was checked and not taken; of a written batch the rows that still wait to be mended';
