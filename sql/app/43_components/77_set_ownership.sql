CREATE FUNCTION dcm_app.set_ownership(p jsonb)
RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    ids int[];
    days date[];
    number int;
    matched int;
BEGIN
    PERFORM dcm_app.require_surveyor();
    LOCK TABLE dcm.component IN SHARE ROW EXCLUSIVE MODE;  -- others read on; who edits waits until this is done
    SELECT count(*), coalesce(array_agg(o.id) FILTER (WHERE o.changes), '{}'),
        array_agg(greatest(o.since, dcm_app.today())) FILTER (WHERE o.changes)
    INTO matched, ids, days
    FROM dcm_app.ownership_plan(p) AS o;
    IF cardinality(ids) = 0 THEN
        RETURN jsonb_build_object('batch', NULL, 'matched', matched, 'changed', 0);
    END IF;
    number := dcm_app.open_bulk('ownership', '权属批量设置', p);
    PERFORM dcm_app.keep_component_past(ids, days, number, 'ownership');
    UPDATE dcm.component AS c SET
        owner_department = o.owner, competent_department = o.competent, maintenance_department = o.maintenance,
        version = c.version + 1, since = greatest(c.since, dcm_app.today()), written_at = clock_timestamp(),
        written_by = session_user, batch = number
    FROM dcm_app.ownership_plan(p) AS o WHERE o.id = c.id AND o.changes;
    UPDATE dcm.census_batch AS b SET read_count = matched, changed = cardinality(ids), same = matched - cardinality(ids)
    WHERE b.id = number;
    PERFORM pg_notify('dcm', jsonb_build_object('topic', 'components', 'batch', number)::text);
    RETURN jsonb_build_object('batch', number, 'matched', matched, 'changed', cardinality(ids));
END;
$$;
COMMENT ON FUNCTION dcm_app.set_ownership(jsonb) IS
    'Sets owner, competent and maintenance department of all components of a scope as one batch, which can be undone; jsonb batch (null where nothing changed), matched, changed';
