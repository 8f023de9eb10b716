CREATE FUNCTION dcm_app.census_place_grids(p_batch int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
BEGIN
    UPDATE dcm.census_grid_row AS r
    SET flaw = CASE
            WHEN dcm_app.grid_flaw(r.geom) IS NOT NULL THEN dcm_app.grid_flaw(r.geom)
            WHEN NOT EXISTS (
                SELECT FROM dcm.community AS c
                WHERE ST_Intersects(c.geom, ST_Envelope(r.geom)) AND (c.valid_to IS NULL OR c.valid_to >= dcm_app.today())
            ) THEN 'outside'
            WHEN NOT ST_IsValid(r.geom) THEN 'invalid'
        END
    WHERE r.batch = p_batch AND r.geom IS NOT NULL AND r.state <> 'taken';
    -- What is invalid still covers ground: a gap where it lies would only be a second fault for the first.
    UPDATE dcm.census_grid_row AS r
    SET shape = CASE
            WHEN r.flaw IS NULL THEN ST_Multi(r.geom)
            WHEN r.flaw = 'invalid' THEN ST_Multi(ST_CollectionExtract(ST_MakeValid(r.geom), 3))
        END
    WHERE r.batch = p_batch AND r.state <> 'taken';
END;
$$;
COMMENT ON FUNCTION dcm_app.census_place_grids(int) IS
    'Says what is wrong with the boundaries of a delivery and which area of each counts in the checks';
