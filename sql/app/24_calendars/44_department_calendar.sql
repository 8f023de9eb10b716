-- owner: dcm_view
CREATE VIEW dcm_app.department_calendar AS
SELECT d.department_code, d.valid_from, d.calendar
FROM dcm.department_calendar AS d
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.department_calendar IS 'Departments with a work calendar of their own, each from a day on; empty: the district''s again';
