CREATE FUNCTION dcm_app.census_load_grids(p_batch int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET jit = off
AS $$
BEGIN
    WITH part AS (
        SELECT p.n::smallint AS part, p.source -> 'crs' AS crs,
            p.source ->> 'name' AS label
        FROM dcm.census_batch AS b, jsonb_array_elements(b.source) WITH ORDINALITY AS p (source, n)
        WHERE b.id = p_batch
    ), delivered AS MATERIALIZED (
        SELECT g.*, p.crs, coalesce(nullif(p.label, ''), 'part ' || g.part) AS label, dcm_app.grid_flaw(g.geom) AS broken,
            CASE WHEN dcm_app.grid_flaw(g.geom) IS NULL OR dcm_app.grid_flaw(g.geom) = 'not_area'
                THEN dcm_app.grid_place(g.geom, p.crs) END AS place
        FROM pg_temp.census_grid_in AS g LEFT JOIN part AS p USING (part)
    )
    INSERT INTO dcm.census_grid_row (batch, row_no, part, part_row, grid_code, community_code, name, area_type,
        valid_from, valid_to, extra, unread, flaw, heights, crs_hint, geom)
    SELECT p_batch, d.row_no, d.label, d.part_row, nullif(btrim(d.grid_code), ''), nullif(btrim(d.community_code), ''),
        nullif(btrim(d.name), ''), d.area_type, d.valid_from, d.valid_to, coalesce(d.extra, '{}'), coalesce(d.unread, '{}'),
        coalesce(d.broken, CASE WHEN d.place IS NULL THEN 'outside' END), coalesce(ST_Zmflag(d.geom), 0) > 0, NULL, d.place
    FROM delivered AS d;
    PERFORM dcm_app.census_place_grids(p_batch);
    -- One row of a file tells for all of them: they share the coordinate system.
    UPDATE dcm.census_grid_row AS r SET crs_hint = h.reading
    FROM (
        SELECT DISTINCT ON (o.part) o.part, dcm_app.grid_reading(g.geom) AS reading
        FROM dcm.census_grid_row AS o INNER JOIN pg_temp.census_grid_in AS g USING (row_no)
        WHERE o.batch = p_batch AND o.flaw = 'outside' ORDER BY o.part, o.row_no
    ) AS h
    WHERE r.batch = p_batch AND r.flaw = 'outside' AND r.part = h.part;
    TRUNCATE pg_temp.census_grid_in;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_load_grids(int) IS 'Takes the rows of a delivery out of the temporary table, positions in EPSG:4547';
