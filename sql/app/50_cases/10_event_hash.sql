CREATE FUNCTION dcm_app.event_hash(before bytea, task_no text, e dcm.case_event)
RETURNS bytea
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN sha256(convert_to(jsonb_build_array(
        encode(before, 'hex'), task_no, e.seq, e.action, e.from_stage, e.to_stage, e.actor, e.on_behalf_of,
        (extract(epoch FROM e.at) * 1000000)::bigint, e.detail
    )::text, 'UTF8'));
END;
$$;
COMMENT ON FUNCTION dcm_app.event_hash(bytea, text, dcm.case_event) IS
    'SHA-256 of an event over the hash before it; times as microseconds of the epoch, since text of a timestamp depends on settings';
