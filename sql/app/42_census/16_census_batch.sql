-- owner: dcm_view
CREATE VIEW dcm_app.census_batch AS
SELECT b.id, b.kind, b.state, b.title, b.class_standard, b.source, b.mapping, b.vanished_rule, b.read_count, b.added, b.changed,
    b.same, b.vanished, b.faulty, b.opened_by, s.name AS opened_by_name, b.opened_at, b.written_at, b.undone_by, b.undone_at
FROM dcm.census_batch AS b
LEFT JOIN dcm.staff AS s ON s.login = b.opened_by
WHERE (SELECT dcm_app.is_surveyor());
COMMENT ON VIEW dcm_app.census_batch IS 'Deliveries and changes in bulk of the base data (普查批次); for those who keep it';
