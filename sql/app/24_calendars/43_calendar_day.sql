-- owner: dcm_view
CREATE VIEW dcm_app.calendar_day AS
SELECT d.calendar, d.day, d.working, d.label_zh
FROM dcm.calendar_day AS d
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.calendar_day IS 'Holidays and make-up working days (放假、调休上班)';
