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
COMMENT ON FUNCTION dcm_app.mend_grid_row() IS 'Writes what a person mends in a row of a delivery of unit grids; deleting leaves the row out';
