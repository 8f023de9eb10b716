CREATE FUNCTION dcm_app.census_take(p_batch int)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET client_min_messages = warning
AS $$
DECLARE
    b dcm.census_batch := dcm_app.census_batch_of(p_batch, ARRAY['checked', 'written']);
    n_added int;
    n_changed int;
    n_same int;
    retired int := 0;
    left_over int;
BEGIN
    IF b.kind = 'grids' THEN
        RETURN dcm_app.census_take_grids(b.id);
    END IF;
    PERFORM dcm_app.census_here(b);
    -- One import at a time, and no edit by hand meanwhile: all others read on, who writes waits until this one is in.
    LOCK TABLE dcm.component IN SHARE ROW EXCLUSIVE MODE;
    PERFORM dcm_app.census_fresh(b);
    SELECT count(*) INTO n_same FROM pg_temp.census_match AS m WHERE m.fields = '{}';
    PERFORM dcm_app.census_give_codes();
    n_changed := dcm_app.census_change_components(b);
    n_added := dcm_app.census_add_components(b);
    IF b.state = 'checked' THEN
        retired := dcm_app.census_retire_vanished(b);
    END IF;
    DELETE FROM dcm.census_row AS r USING pg_temp.census_work AS w
    WHERE r.batch = b.id AND w.row_no = r.row_no AND w.sound;
    SELECT count(*) INTO left_over FROM dcm.census_row AS r WHERE r.batch = b.id;
    UPDATE dcm.census_batch AS t
    SET state = 'written', written_at = clock_timestamp(), faulty = left_over,
        added = n_added + CASE WHEN b.state = 'written' THEN t.added ELSE 0 END,
        changed = n_changed + CASE WHEN b.state = 'written' THEN t.changed ELSE 0 END,
        same = n_same + CASE WHEN b.state = 'written' THEN t.same ELSE 0 END
    WHERE t.id = b.id;
    PERFORM dcm_app.census_tables();
    PERFORM pg_notify('dcm', jsonb_build_object('topic', 'components', 'batch', b.id)::text);
    RETURN jsonb_build_object('batch', b.id, 'added', n_added, 'changed', n_changed, 'same', n_same, 'retired', retired, 'faulty', left_over);
END;
$$;
COMMENT ON FUNCTION dcm_app.census_take(int) IS
    'Writes the clean rows of a checked batch, or those mended and rechecked, as one batch: {added, changed, same, retired, faulty}; faulty rows wait in census_row';
