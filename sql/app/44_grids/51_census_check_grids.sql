CREATE FUNCTION dcm_app.census_check_grids(p_batch int)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET jit = off  -- compiling takes a hundred times as long as the checks of a small delivery
AS $$
DECLARE
    rules jsonb;
    surplus int[];
BEGIN
    -- Only our own table is read: an expression in somebody else's would run with the owner's rights.
    IF EXISTS (
        SELECT FROM pg_class AS c
        WHERE c.oid = to_regclass('pg_temp.census_grid_in') AND c.relowner = current_user::regrole AND c.relkind = 'r'
    ) THEN
        PERFORM dcm_app.census_load_grids(p_batch);
    END IF;
    DELETE FROM dcm.census_fault AS f WHERE f.batch = p_batch;
    DELETE FROM dcm.census_change AS c WHERE c.batch = p_batch;
    PERFORM dcm_app.grid_file_faults(p_batch);
    PERFORM dcm_app.grid_row_faults(p_batch);
    PERFORM dcm_app.grid_twice_faults(p_batch);
    PERFORM dcm_app.grid_shape_faults(p_batch);
    PERFORM dcm_app.grid_overlap_faults(p_batch);
    PERFORM dcm_app.grid_crossing_faults(p_batch);
    PERFORM dcm_app.grid_gap_faults(p_batch);
    UPDATE dcm.census_grid_row AS r
    SET state = CASE WHEN EXISTS (
            SELECT FROM dcm.census_fault AS f INNER JOIN dcm.census_rule AS k ON k.code = f.rule AND k.severity = 'error'
            WHERE f.batch = p_batch AND f.row_no = r.row_no
        ) THEN 'faulty' ELSE 'clean' END
    WHERE r.batch = p_batch AND r.state <> 'taken';
    PERFORM dcm_app.grid_changes(p_batch);
    rules := dcm_app.grid_rule_counts(p_batch);
    -- All are counted, but no one reads the second thousand of a warning.
    -- By number: joined, the planner (no statistics of a new batch) sorted all faults anew for each of them.
    surplus := ARRAY(
        SELECT o.id FROM (
            SELECT l.id, row_number() OVER (PARTITION BY l.rule ORDER BY l.row_no, l.id) AS place
            FROM dcm.census_fault AS l INNER JOIN dcm.census_rule AS k ON k.code = l.rule AND k.severity = 'warning'
            WHERE l.batch = p_batch
        ) AS o WHERE o.place > 1000
    );
    DELETE FROM dcm.census_fault AS f WHERE f.id = ANY (surplus);
    RETURN dcm_app.grid_counts(p_batch) || jsonb_build_object('batch', p_batch, 'rules', rules, 'hints', dcm_app.grid_hints(p_batch));
END;
$$;
COMMENT ON FUNCTION dcm_app.census_check_grids(int) IS
    'Checks a delivery of unit grids against itself, the communities and the grids that stand; the answer as of census_check';
