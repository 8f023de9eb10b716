CREATE FUNCTION dcm_app.mend_grid_row()
RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
BEGIN
    PERFORM dcm_app.require_surveyor();
    IF TG_OP = 'DELETE' THEN
        DELETE FROM dcm.census_grid_row AS r WHERE r.id = old.id AND r.state <> 'taken';
        RETURN old;
    END IF;
    IF TG_OP = 'INSERT' THEN
        -- A grid that is split in QGIS, or drawn into a gap, belongs to the delivery it mends.
        IF NOT EXISTS (SELECT FROM dcm.census_batch AS b WHERE b.id = new.batch AND b.kind = 'grids' AND b.state IN ('checked', 'written')) THEN
            PERFORM dcm_app.raise_error('DC003', '补画的网格要写明所属批次', '请填写正在修正的批次号', '{"key": "row_origin"}');
        END IF;
        INSERT INTO dcm.census_grid_row (batch, row_no, part, part_row, grid_code, community_code, name, area_type, valid_from, valid_to,
            geom, state, mended_by, mended_at)
        SELECT new.batch, max(r.row_no) + 1, coalesce(new.part, '补画'), coalesce(new.part_row, max(r.row_no) + 1),
            nullif(btrim(new.grid_code), ''), nullif(btrim(new.community_code), ''), nullif(btrim(new.name), ''), new.area_type,
            new.valid_from, new.valid_to, ST_Force2D(new.geom), 'faulty', session_user, clock_timestamp()
        FROM dcm.census_grid_row AS r WHERE r.batch = new.batch;
        RETURN new;
    END IF;
    -- A value that a person has set is no longer the one that could not be read.
    UPDATE dcm.census_grid_row AS r
    SET grid_code = nullif(btrim(new.grid_code), ''), community_code = nullif(btrim(new.community_code), ''),
        name = nullif(btrim(new.name), ''), area_type = new.area_type, valid_from = new.valid_from, valid_to = new.valid_to,
        unread = r.unread - ARRAY(
            SELECT n.key FROM jsonb_each(to_jsonb(new)) AS n
            WHERE n.value IS DISTINCT FROM to_jsonb(old) -> n.key AND n.key IN ('area_type', 'valid_from', 'valid_to')
        ),
        geom = ST_Force2D(new.geom), mended_by = session_user, mended_at = clock_timestamp()
    WHERE r.id = old.id AND r.state <> 'taken';
    RETURN new;
END;
$$;
COMMENT ON FUNCTION dcm_app.mend_grid_row() IS 'Writes what a person mends in a row of a delivery of unit grids; deleting leaves the row out, inserting adds a grid that was split or drawn';
