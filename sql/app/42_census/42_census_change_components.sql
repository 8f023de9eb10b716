CREATE FUNCTION dcm_app.census_change_components(b dcm.census_batch)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET timezone = 'Asia/Shanghai'
SET work_mem = '256MB'
SET jit = off
SET enable_nestloop = off  -- how many of a delivery are known already is beyond guessing
SET enable_mergejoin = off
AS $$
DECLARE
    changed int;
BEGIN
    DROP TABLE IF EXISTS pg_temp.census_since;
    CREATE TEMPORARY TABLE census_since AS
    -- An end that lies back counts from its own day, as it does when written by hand. A day that is not after the first day
    -- of the former state was carried over from the delivery before: taken, it would leave that state no day to have stood.
    SELECT m.component_id, m.row_no, greatest(c.since,
        least(CASE WHEN d.said > c.since THEN d.said ELSE current_date END, CASE WHEN c.valid_to IS NULL THEN w.valid_to END)) AS since
    FROM pg_temp.census_match AS m
    INNER JOIN pg_temp.census_full AS w ON w.row_no = m.row_no
    INNER JOIN dcm.component AS c ON c.id = m.component_id
    CROSS JOIN LATERAL (SELECT coalesce(w.changed_on, w.surveyed_on) AS said) AS d
    WHERE m.fields <> '{}';
    PERFORM dcm_app.keep_component_past(array_agg(s.component_id), array_agg(s.since), b.id, 'import') FROM pg_temp.census_since AS s
    HAVING count(*) > 0;
    UPDATE dcm.component AS c
    SET name = coalesce(w.name, c.name), status = coalesce(w.status, c.status),
        owner_department = coalesce(w.owner_department, c.owner_department),
        competent_department = coalesce(w.competent_department, c.competent_department),
        maintenance_department = coalesce(w.maintenance_department, c.maintenance_department),
        grid_code = CASE WHEN m.fields ? 'grid_code' THEN w.grid_code ELSE c.grid_code END,
        address = coalesce(w.address, c.address), surveyed_on = coalesce(w.surveyed_on, c.surveyed_on),
        valid_from = coalesce(w.valid_from, c.valid_from), valid_to = coalesce(w.valid_to, c.valid_to),
        data_source = coalesce(w.data_source, c.data_source), note = coalesce(w.note, c.note),
        photo = coalesce(w.photo, c.photo), extra = c.extra || w.extra,
        geom = CASE WHEN m.fields ? 'moved_m' THEN w.geom ELSE c.geom END,
        version = c.version + 1, since = s.since, written_at = clock_timestamp(), written_by = session_user, batch = b.id
    FROM pg_temp.census_since AS s
    INNER JOIN pg_temp.census_full AS w ON w.row_no = s.row_no
    INNER JOIN pg_temp.census_match AS m ON m.row_no = s.row_no
    WHERE c.id = s.component_id;
    GET DIAGNOSTICS changed = ROW_COUNT;
    DROP TABLE pg_temp.census_since;
    RETURN changed;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_change_components(dcm.census_batch) IS 'Writes what clean rows of known components say anew, their former state goes into the history; how many';
