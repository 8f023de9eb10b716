CREATE FUNCTION dcm_app.set_ownership(p jsonb)
RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    ids int[];
    days date[];
    owners text[];
    competents text[];
    maintainers text[];
    today constant date := dcm_app.today();
    number int;
    matched int;
BEGIN
    PERFORM dcm_app.require_surveyor();
    LOCK TABLE dcm.component IN SHARE ROW EXCLUSIVE MODE;  -- others read on; who edits waits until this is done
    SELECT count(*), coalesce(array_agg(o.id) FILTER (WHERE o.changes), '{}'),
        array_agg(greatest(o.since, today)) FILTER (WHERE o.changes), array_agg(o.owner) FILTER (WHERE o.changes),
        array_agg(o.competent) FILTER (WHERE o.changes), array_agg(o.maintenance) FILTER (WHERE o.changes)
    INTO matched, ids, days, owners, competents, maintainers
    FROM dcm_app.ownership_plan(p) AS o;
    IF cardinality(ids) = 0 THEN
        RETURN jsonb_build_object('batch', NULL, 'matched', matched, 'changed', 0);
    END IF;
    number := dcm_app.open_bulk('ownership', '权属批量设置', p);
    PERFORM dcm_app.keep_component_past(ids, days, number, 'ownership');
    UPDATE dcm.component AS c SET
        owner_department = o.owner, competent_department = o.competent, maintenance_department = o.maintenance,
        version = c.version + 1, since = o.since, written_at = clock_timestamp(), written_by = session_user, batch = number
    FROM unnest(ids, days, owners, competents, maintainers) AS o (id, since, owner, competent, maintenance)
    WHERE o.id = c.id;
    UPDATE dcm.census_batch AS b SET read_count = matched, changed = cardinality(ids), same = matched - cardinality(ids)
    WHERE b.id = number;
    PERFORM pg_notify('dcm', jsonb_build_object('topic', 'components', 'batch', number)::text);
    RETURN jsonb_build_object('batch', number, 'matched', matched, 'changed', cardinality(ids));
END;
$$;
COMMENT ON FUNCTION dcm_app.set_ownership(jsonb) IS
    'Sets owner, competent and maintenance department of all components of a scope as one batch, which can be undone; jsonb batch (null where nothing changed), matched, changed';
