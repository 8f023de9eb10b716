CREATE FUNCTION dcm_app.undo_components(p_batch int)
RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    counts jsonb;
BEGIN
    LOCK TABLE dcm.component IN SHARE ROW EXCLUSIVE MODE;  -- others read on; who edits waits until this is done
    PERFORM dcm_app.check_undo(p_batch);
    WITH written AS MATERIALIZED (
        SELECT w.id FROM dcm_app.written_by_batch(p_batch) AS w (id)
    ), before AS MATERIALIZED (
        SELECT DISTINCT ON (p.component_id) p.* FROM dcm.component_past AS p
        WHERE p.replaced_batch = p_batch AND p.batch IS DISTINCT FROM p_batch ORDER BY p.component_id, p.version
    ), kept AS (
        -- The state that is taken back never was: it ends on no day.
        INSERT INTO dcm.component_past (
            component_id, version, since, component_code, class_standard, class_code, name, status, owner_department,
            competent_department, maintenance_department, grid_code, address, surveyed_on, valid_from, valid_to,
            data_source, note, photo, extra, geom, written_at, written_by, batch, replaced_batch, how
        )
        SELECT c.id, c.version, c.since, c.component_code, c.class_standard, c.class_code, c.name, c.status,
            c.owner_department, c.competent_department, c.maintenance_department, c.grid_code, c.address, c.surveyed_on,
            c.valid_from, c.valid_to, c.data_source, c.note, c.photo, c.extra, c.geom, c.written_at, c.written_by, c.batch,
            p_batch, 'undo'
        FROM dcm.component AS c INNER JOIN written AS w USING (id)
    ), never AS (
        UPDATE dcm.component_past AS p SET until = NULL
        FROM written AS w
        LEFT JOIN before AS f ON f.component_id = w.id
        WHERE p.component_id = w.id AND p.version > coalesce(f.version, 0) AND p.until IS NOT NULL
    ), resumed AS (
        -- The state before is the present one again, from its own first day on: what the history keeps of it lasts no day.
        UPDATE dcm.component_past AS p SET until = p.since
        FROM before AS f WHERE p.component_id = f.component_id AND p.version = f.version
    ), restored AS (
        UPDATE dcm.component AS c SET
            component_code = f.component_code, class_standard = f.class_standard, class_code = f.class_code, name = f.name,
            status = f.status, owner_department = f.owner_department, competent_department = f.competent_department,
            maintenance_department = f.maintenance_department, grid_code = f.grid_code, address = f.address,
            surveyed_on = f.surveyed_on, valid_from = f.valid_from, valid_to = f.valid_to, data_source = f.data_source,
            note = f.note, photo = f.photo, extra = f.extra, geom = f.geom, version = c.version + 1, since = f.since,
            written_at = clock_timestamp(), written_by = session_user, batch = f.batch
        FROM before AS f WHERE f.component_id = c.id
        RETURNING c.id
    ), removed AS (
        DELETE FROM dcm.component AS c
        WHERE c.id IN (SELECT w.id FROM written AS w) AND c.id NOT IN (SELECT f.component_id FROM before AS f)
        RETURNING c.id
    )
    SELECT jsonb_build_object('removed', (SELECT count(*) FROM removed), 'restored', (SELECT count(*) FROM restored))
    INTO counts;
    PERFORM pg_notify('dcm', jsonb_build_object('topic', 'components', 'batch', p_batch)::text);
    RETURN counts;
END;
$$;
COMMENT ON FUNCTION dcm_app.undo_components(int) IS
    'Takes back what a batch did to components: added ones go, changed and retired ones are as before in every column but three: version goes up, so that whoever still sees the undone state cannot write over it, and written_at and written_by name the undo itself. Every state stays in the history';
