CREATE FUNCTION dcm_app.census_open_grids(p_batch int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET client_min_messages = warning
AS $$
BEGIN
    DELETE FROM dcm.census_grid_row AS r WHERE r.batch = p_batch;
    DROP TABLE IF EXISTS pg_temp.census_grid_in;
    CREATE TEMPORARY TABLE census_grid_in (
        row_no int NOT NULL, part smallint NOT NULL, part_row int NOT NULL,
        grid_code text, community_code text, name text, area_type smallint,
        valid_from date, valid_to date, extra jsonb, unread jsonb, geom geometry
    );
    EXECUTE format('GRANT INSERT ON pg_temp.census_grid_in TO %I', session_user);
END;
$$;
COMMENT ON FUNCTION dcm_app.census_open_grids(int) IS
    'Makes the temporary table that the rows of a delivery of unit grids are copied into; census_open calls it';
