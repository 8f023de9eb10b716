CREATE FUNCTION dcm_app.census_undo_grids(p_batch int)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET jit = off
AS $$
DECLARE
    later text;
    touched text[];
    fresh text[];
    used text[];
    moved int;
BEGIN
    LOCK TABLE dcm.grid IN SHARE ROW EXCLUSIVE MODE;
    SELECT string_agg(DISTINCT g.batch::text, '、') INTO later
    FROM dcm.grid_past AS p INNER JOIN dcm.grid AS g ON g.grid_code = p.grid_code AND g.batch <> p_batch
    WHERE p.batch = p_batch AND p.how <> 'undo';
    IF later IS NOT NULL THEN
        PERFORM dcm_app.raise_error('DC005', format('批次 %s 之后，批次 %s 又改动了同一些网格', p_batch, later),
            format('请先撤销批次 %s', later), jsonb_build_object('key', 'changed_since', 'batches', later));
    END IF;
    touched := coalesce((SELECT array_agg(g.grid_code) FROM dcm.grid AS g WHERE g.batch = p_batch), '{}');
    -- What the batch made had no state before; what it changed goes back to the state before its first change.
    fresh := coalesce((
        SELECT array_agg(t) FROM unnest(touched) AS t
        WHERE NOT EXISTS (
            SELECT FROM dcm.grid_past AS p
            WHERE p.grid_code = t AND p.replaced_batch = p_batch AND p.batch IS DISTINCT FROM p_batch
        )
    ), '{}');
    PERFORM dcm_app.keep_grid_past(p_batch, touched, 'undo');
    UPDATE dcm.grid AS g
    SET name = p.name, area_type = p.area_type, valid_from = p.valid_from, valid_to = p.valid_to, extra = p.extra, geom = p.geom,
        since = dcm_app.today(), written_at = clock_timestamp(), written_by = session_user, batch = p.batch
    FROM (
        SELECT DISTINCT ON (o.grid_code) o.* FROM dcm.grid_past AS o
        WHERE o.replaced_batch = p_batch AND o.how <> 'undo' AND o.batch IS DISTINCT FROM p_batch
        ORDER BY o.grid_code, o.id
    ) AS p
    WHERE p.grid_code = g.grid_code AND g.grid_code = ANY (touched);
    -- A case or a supervisor's area that already names a new grid keeps its row; it only ends.
    UPDATE dcm.grid AS g
    SET valid_to = least(g.valid_from, dcm_app.today()) - 1, since = dcm_app.today(), written_at = clock_timestamp(), written_by = session_user
    WHERE g.grid_code = ANY (fresh);
    moved := dcm_app.regrid_components(p_batch, touched, 'undo');
    used := coalesce((
        SELECT array_agg(t) FROM unnest(fresh) AS t
        WHERE EXISTS (SELECT FROM dcm.case_file AS k WHERE k.grid_code = t)
            OR EXISTS (SELECT FROM dcm.supervisor_grid AS s WHERE s.grid_code = t)
            OR EXISTS (SELECT FROM dcm.component AS c WHERE c.grid_code = t)
    ), '{}');
    DELETE FROM dcm.grid AS g WHERE g.grid_code = ANY (fresh) AND g.grid_code <> ALL (used);
    DELETE FROM dcm.census_grid_row AS r WHERE r.batch = p_batch;
    PERFORM pg_notify('dcm', jsonb_build_object('topic', 'components', 'batch', p_batch)::text);
    RETURN jsonb_build_object('removed', cardinality(fresh) - cardinality(used), 'restored', cardinality(touched) - cardinality(fresh),
        'ended', cardinality(used), 'components_moved', moved);
END;
$$;
COMMENT ON FUNCTION dcm_app.census_undo_grids(int) IS
    'Takes a delivery of unit grids back: new ones go (or end where a case names them), changed ones get their boundary back, components their grid';
