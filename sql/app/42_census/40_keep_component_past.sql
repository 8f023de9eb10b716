CREATE FUNCTION dcm_app.keep_component_past(p_ids int[], p_until date[], p_batch int, p_how text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
BEGIN
    INSERT INTO dcm.component_past (
        component_id, version, since, until, component_code, class_standard, class_code, name, status, owner_department,
        competent_department, maintenance_department, grid_code, address, surveyed_on, valid_from, valid_to, data_source,
        note, photo, extra, geom, written_at, written_by, batch, replaced_by, replaced_batch, how
    )
    SELECT c.id, c.version, c.since, u.until, c.component_code, c.class_standard, c.class_code, c.name, c.status,
        c.owner_department, c.competent_department, c.maintenance_department, c.grid_code, c.address, c.surveyed_on,
        c.valid_from, c.valid_to, c.data_source, c.note, c.photo, c.extra, c.geom, c.written_at, c.written_by, c.batch,
        session_user, p_batch, p_how
    FROM unnest(p_ids, p_until) AS u (id, until)
    INNER JOIN dcm.component AS c ON c.id = u.id;
END;
$$;
COMMENT ON FUNCTION dcm_app.keep_component_past(int[], date[], int, text) IS
    'Puts the present state of these components into their history before another one takes its place; until is the first day on which it is no longer so';
