CREATE FUNCTION dcm_app.census_take_grids(p_batch int)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET jit = off
AS $$
DECLARE
    checked jsonb;
    fresh text[];
    altered text[];
    retired text[] := ARRAY[]::text[];
    moved int;
BEGIN
    LOCK TABLE dcm.grid IN SHARE ROW EXCLUSIVE MODE;  -- two deliveries could each be right and together overlap
    checked := dcm_app.census_check_grids(p_batch);
    SELECT coalesce(array_agg(r.grid_code), '{}') INTO fresh FROM dcm.census_grid_row AS r
    WHERE r.batch = p_batch AND r.state = 'clean' AND NOT EXISTS (SELECT FROM dcm.grid AS g WHERE g.grid_code = r.grid_code);
    SELECT coalesce(array_agg(r.grid_code), '{}') INTO altered FROM dcm.census_grid_row AS r
    WHERE r.batch = p_batch AND r.state = 'clean' AND r.grid_code <> ALL (fresh);
    PERFORM dcm_app.keep_grid_past(p_batch, altered, 'import');
    UPDATE dcm.grid AS g
    SET name = coalesce(r.name, g.name), area_type = coalesce(r.area_type, g.area_type), extra = g.extra || r.extra,
        valid_to = coalesce(r.valid_to, g.valid_to), geom = r.shape, since = dcm_app.today(), written_at = clock_timestamp(),
        written_by = session_user, batch = p_batch
    FROM dcm.census_grid_row AS r
    WHERE r.batch = p_batch AND r.state = 'clean' AND g.grid_code = r.grid_code;
    INSERT INTO dcm.grid (grid_code, community_code, name, area_type, valid_from, valid_to, geom, since, extra, written_by, batch)
    SELECT r.grid_code, left(r.grid_code, 12), coalesce(r.name, c.label_zh || substr(r.grid_code, 13) || '网格'),
        coalesce(r.area_type, 1), coalesce(r.valid_from, dcm_app.today()), r.valid_to, r.shape, coalesce(r.valid_from, dcm_app.today()),
        r.extra, session_user, p_batch
    FROM dcm.census_grid_row AS r INNER JOIN dcm.community AS c ON c.community_code = left(r.grid_code, 12)
    WHERE r.batch = p_batch AND r.state = 'clean' AND r.grid_code = ANY (fresh);
    IF (SELECT b.vanished_rule FROM dcm.census_batch AS b WHERE b.id = p_batch) = 'retire' THEN
        retired := coalesce((SELECT array_agg(v.grid_code) FROM dcm_app.grids_vanished(p_batch) AS v), '{}');
        PERFORM dcm_app.keep_grid_past(p_batch, retired, 'retire');
        UPDATE dcm.grid AS g
        SET valid_to = dcm_app.today() - 1, since = dcm_app.today(), written_at = clock_timestamp(), written_by = session_user, batch = p_batch
        WHERE g.grid_code = ANY (retired);
    END IF;
    moved := dcm_app.regrid_components(p_batch, fresh || altered || retired, 'import');
    UPDATE dcm.census_grid_row AS r SET state = 'taken', shape = NULL WHERE r.batch = p_batch AND r.state IN ('clean', 'same');
    UPDATE dcm.census_batch AS b
    SET state = 'written', written_at = clock_timestamp(), faulty = (checked ->> 'faulty')::int,
        added = b.added + cardinality(fresh),
        changed = b.changed + cardinality(altered), same = b.same + (checked ->> 'same')::int
    WHERE b.id = p_batch;
    PERFORM pg_notify('dcm', jsonb_build_object('topic', 'components', 'batch', p_batch)::text);
    RETURN jsonb_build_object(
        'added', cardinality(fresh), 'changed', cardinality(altered), 'same', checked -> 'same', 'retired', cardinality(retired),
        'faulty', checked -> 'faulty', 'components_moved', moved,
        'supervisors', (
            SELECT coalesce(jsonb_agg(jsonb_build_object('login', s.login, 'grid_code', s.grid_code) ORDER BY s.login, s.grid_code), '[]')
            FROM dcm.supervisor_grid AS s WHERE s.grid_code = ANY (retired)
        )
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.census_take_grids(int) IS
    'Takes the clean rows of a delivery of unit grids: new, changed (the old boundary kept), vanished ended if the batch says so; components get their grid again by position';
