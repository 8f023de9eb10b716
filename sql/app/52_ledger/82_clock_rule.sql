-- owner: dcm_view
CREATE VIEW dcm_app.clock_rule AS
SELECT r.kind, r.label_zh, r.label_en, r.times_at_most, r.days_at_most, r.before_overdue, r.needs_review, r.needs_document_from,
    r.stands_still, r.note
FROM dcm.clock_rule AS r
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.clock_rule IS 'Rules by which clocks are moved or stopped';
