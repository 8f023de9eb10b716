CREATE FUNCTION dcm_app.census_retire_vanished(b dcm.census_batch)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET timezone = 'Asia/Shanghai'
AS $$
DECLARE
    gone int[];
    days date[];
BEGIN
    SELECT array_agg(c.id), array_agg(greatest(c.since, current_date)) INTO gone, days
    FROM dcm.census_change AS h INNER JOIN dcm.component AS c ON c.component_code = h.object_code
    WHERE h.batch = b.id AND h.what = 'vanished' AND b.vanished_rule = 'retire';
    IF gone IS NULL THEN
        RETURN 0;
    END IF;
    PERFORM dcm_app.keep_component_past(gone, days, b.id, 'retire');
    UPDATE dcm.component AS c
    SET valid_to = greatest(c.valid_from, current_date),
        status = CASE WHEN c.status IN ('废弃', '丢失') THEN c.status ELSE '移除' END, version = c.version + 1, since = greatest(c.since, current_date),
        written_at = clock_timestamp(), written_by = session_user, batch = b.id
    WHERE c.id = ANY (gone);
    RETURN cardinality(gone);
END;
$$;
COMMENT ON FUNCTION dcm_app.census_retire_vanished(dcm.census_batch) IS
    'Retires (注销) what a delivery lacks, where the batch says so, as deleting them by hand does; how many';
