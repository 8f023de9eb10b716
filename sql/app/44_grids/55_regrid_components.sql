CREATE FUNCTION dcm_app.regrid_components(p_batch int, p_codes text[], p_how text)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    moved int;
BEGIN
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
    ), kept AS (
        INSERT INTO dcm.component_past (component_id, version, since, until, component_code, class_standard, class_code, name, status,
            owner_department, competent_department, maintenance_department, grid_code, address, surveyed_on, valid_from, valid_to,
            data_source, note, photo, extra, geom, written_at, written_by, batch, replaced_batch, how)
        SELECT c.id, c.version, c.since, greatest(c.since, current_date), c.component_code, c.class_standard, c.class_code, c.name, c.status,
            c.owner_department, c.competent_department, c.maintenance_department, c.grid_code, c.address, c.surveyed_on,
            c.valid_from, c.valid_to, c.data_source, c.note, c.photo, c.extra, c.geom, c.written_at, c.written_by, c.batch,
            p_batch, p_how
        FROM dcm.component AS c INNER JOIN found AS f USING (id) WHERE c.grid_code IS DISTINCT FROM f.grid_code
    )
    UPDATE dcm.component AS c
    SET grid_code = f.grid_code, version = c.version + 1, since = current_date, batch = p_batch,
        written_at = clock_timestamp(), written_by = session_user
    FROM found AS f WHERE f.id = c.id AND c.grid_code IS DISTINCT FROM f.grid_code;
    GET DIAGNOSTICS moved = ROW_COUNT;
    RETURN moved;
END;
$$;
COMMENT ON FUNCTION dcm_app.regrid_components(int, text[], text) IS
    'Gives the standing components of these unit grids, and those inside them, their grid again by position, with history; cases keep the grid of their time';
