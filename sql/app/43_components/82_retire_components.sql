CREATE FUNCTION dcm_app.retire_components(p jsonb)
RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    ids int[];
    days date[];
    number int;
    reason text := dcm_app.survey_text(p ->> 'reason', '原因', 500);
BEGIN
    PERFORM dcm_app.require_surveyor();
    IF reason IS NULL THEN
        PERFORM dcm_app.raise_error('DC005', '没有写明注销的原因', '例如：道路改造拆除', '{"key": "reason_missing"}');
    END IF;
    LOCK TABLE dcm.component IN SHARE ROW EXCLUSIVE MODE;  -- others read on; who edits waits until this is done
    SELECT coalesce(array_agg(s.id), '{}'), array_agg(greatest(s.since, dcm_app.today())) INTO ids, days
    FROM dcm_app.component_scope(p -> 'scope') AS s;
    IF cardinality(ids) = 0 THEN
        RETURN jsonb_build_object('batch', NULL, 'retired', 0);
    END IF;
    number := dcm_app.open_bulk('retire', '批量注销：' || reason, p);
    PERFORM dcm_app.keep_component_past(ids, days, number, 'retire');
    UPDATE dcm.component AS c SET
        valid_to = dcm_app.today(), status = CASE WHEN c.status IN ('废弃', '丢失') THEN c.status ELSE '移除' END,
        version = c.version + 1, since = greatest(c.since, dcm_app.today()), written_at = clock_timestamp(),
        written_by = session_user, batch = number
    WHERE c.id = ANY (ids);
    UPDATE dcm.census_batch AS b SET read_count = cardinality(ids), vanished = cardinality(ids) WHERE b.id = number;
    PERFORM pg_notify('dcm', jsonb_build_object('topic', 'components', 'batch', number)::text);
    RETURN jsonb_build_object('batch', number, 'retired', cardinality(ids));
END;
$$;
COMMENT ON FUNCTION dcm_app.retire_components(jsonb) IS
    'Retires (注销) the components of a scope for a reason, as one batch, which can be undone; jsonb batch, retired';
