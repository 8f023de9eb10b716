-- owner: dcm_view
CREATE VIEW dcm_app.calendar_year AS
SELECT y.calendar, y.year, y.status
FROM dcm.calendar_year AS y
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.calendar_year IS 'Years that work calendars cover, official or provisional';
