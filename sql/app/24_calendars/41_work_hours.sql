-- owner: dcm_view
CREATE VIEW dcm_app.work_hours AS
SELECT h.calendar, h.valid_from, h.slot, h.from_time, h.to_time
FROM dcm.work_hours AS h
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.work_hours IS 'Working hours of a working day (作息时间), each from a day on';
