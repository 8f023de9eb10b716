CREATE FUNCTION dcm_app.census_check_standing_grids()
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET jit = off
AS $$
DECLARE
    opened int;
BEGIN
    PERFORM dcm_app.require_surveyor();
    INSERT INTO dcm.census_batch (kind, title, opened_by) VALUES ('grids', '现有单元网格检查', session_user)
    RETURNING id INTO opened;
    INSERT INTO dcm.census_grid_row (batch, row_no, part, part_row, grid_code, community_code, name, area_type, valid_from, valid_to, geom)
    SELECT opened, n.place, '现有单元网格', n.place, n.grid_code, n.community_code, n.name, n.area_type, n.valid_from, n.valid_to, n.geom
    FROM (
        SELECT row_number() OVER (ORDER BY g.grid_code)::int AS place, g.* FROM dcm.grid AS g
        WHERE g.valid_to IS NULL OR g.valid_to >= dcm_app.today()
    ) AS n;
    PERFORM dcm_app.census_place_grids(opened);
    RETURN dcm_app.census_check_grids(opened) || jsonb_build_object('batch', opened);
END;
$$;
COMMENT ON FUNCTION dcm_app.census_check_standing_grids() IS
    'Checks the unit grids that stand as if they were delivered now, in a batch of its own that the caller rolls back or discards; the answer as of census_check, and the batch';
