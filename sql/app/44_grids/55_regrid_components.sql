CREATE FUNCTION dcm_app.regrid_components(p_batch int, p_codes text[], p_how text)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    ids int[];
    codes text[];
    days date[];
BEGIN
    -- An edit by hand between the look and the write would be overwritten and never kept.
    LOCK TABLE dcm.component IN SHARE ROW EXCLUSIVE MODE;
    WITH ground AS MATERIALIZED (
        SELECT g.geom FROM dcm.grid AS g WHERE g.grid_code = ANY (p_codes)
    ), near AS MATERIALIZED (
        SELECT DISTINCT c.id
        FROM dcm.component AS c
        WHERE c.valid_to IS NULL AND (
            c.grid_code = ANY (p_codes) OR EXISTS (SELECT FROM ground AS n WHERE n.geom && c.geom)
        )
    ), found AS MATERIALIZED (
        SELECT c.id, dcm_app.grid_at(ST_PointOnSurface(c.geom)) AS grid_code
        FROM dcm.component AS c INNER JOIN near AS n USING (id)
    ), other AS (
        SELECT array_agg(c.id) AS ids, array_agg(f.grid_code) AS codes, array_agg(greatest(c.since, dcm_app.today())) AS days
        FROM dcm.component AS c INNER JOIN found AS f USING (id) WHERE c.grid_code IS DISTINCT FROM f.grid_code
    )
    SELECT o.ids, o.codes, o.days INTO ids, codes, days FROM other AS o;
    IF ids IS NULL THEN
        RETURN 0;
    END IF;
    PERFORM dcm_app.keep_component_past(ids, days, p_batch, p_how);
    UPDATE dcm.component AS c
    SET grid_code = u.code, version = c.version + 1, since = u.day, batch = p_batch,
        written_at = clock_timestamp(), written_by = session_user
    FROM unnest(ids, codes, days) AS u (id, code, day) WHERE u.id = c.id;
    RETURN cardinality(ids);
END;
$$;
COMMENT ON FUNCTION dcm_app.regrid_components(int, text[], text) IS
    'Gives the standing components of these unit grids, and those inside them, their grid again by position, with history; cases keep the grid of their time';
