CREATE FUNCTION dcm_app.census_check(p_batch int)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    b dcm.census_batch := dcm_app.census_batch_of(p_batch, ARRAY['open', 'checked']);
    answer jsonb;
BEGIN
    IF b.kind = 'grids' THEN
        RETURN dcm_app.census_check_grids(b.id);
    END IF;
    PERFORM dcm_app.census_here(b);
    answer := dcm_app.census_judge(b);
    DELETE FROM dcm.census_row AS r WHERE r.batch = b.id;
    INSERT INTO dcm.census_row (
        batch, row_no, part, part_row, component_code, class_standard, class_code, class_text, name, status, owner_department,
        competent_department, maintenance_department, grid_code, address, surveyed_on, valid_from, changed_on, valid_to,
        data_source, note, photo, extra, unread, geom
    )
    SELECT b.id, w.row_no, coalesce(w.part_name, '?'), coalesce(w.part_row, 0), w.component_code, w.class_standard, w.class_code, w.class_text,
        w.name, w.status, w.owner_department, w.competent_department, w.maintenance_department, w.grid_given, w.address,
        w.surveyed_on, w.valid_from, w.changed_on, w.valid_to, w.data_source, w.note, w.photo, w.extra, w.unread, w.geom
    FROM pg_temp.census_bad AS x INNER JOIN pg_temp.census_full AS w ON w.row_no = x.row_no WHERE x.mask & ((1 << 28) - 1) <> 0;
    UPDATE dcm.census_batch AS t
    SET state = 'checked', read_count = (answer ->> 'read')::int, added = (answer ->> 'added')::int,
        changed = (answer ->> 'changed')::int, same = (answer ->> 'same')::int, vanished = (answer ->> 'vanished')::int,
        faulty = (answer ->> 'faulty')::int
    WHERE t.id = b.id;
    RETURN answer;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_check(int) IS
    'Checks the rows of pg_temp.census_in by every rule and compares them with what stands: {read, clean, faulty, added, changed, same, vanished, place_checked, rules [{rule, severity, count, listed}], hints [{part, outside, crs}]}; writes census_fault, census_row, census_change, no component';
