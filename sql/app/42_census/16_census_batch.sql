-- owner: dcm_view
CREATE VIEW dcm_app.census_batch AS
SELECT b.id, b.kind, b.state, b.title, b.class_standard, b.source, b.mapping, b.vanished_rule, b.read_count, b.added, b.changed,
    b.same, b.vanished, b.faulty, b.opened_by, s.name AS opened_by_name, b.opened_at, b.written_at, b.undone_by, b.undone_at,
    b.state IN ('open', 'checked') AND b.id IN (
        -- As census_held does it; here for all batches at once.
        SELECT l.objid::int FROM pg_locks AS l
        WHERE l.locktype = 'advisory' AND l.classid = 2140825 AND l.objsubid = 2 AND l.granted
            AND l.database = (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database())
    ) AS held
FROM dcm.census_batch AS b
LEFT JOIN dcm.staff AS s ON s.login = b.opened_by
WHERE (SELECT dcm_app.is_surveyor());
COMMENT ON VIEW dcm_app.census_batch IS 'Deliveries and changes in bulk of the base data (普查批次); for those who keep it. held: a connection is at work on it; one that is open or checked and not held was left behind by a desk that broke off';
