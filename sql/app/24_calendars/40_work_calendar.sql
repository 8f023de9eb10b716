-- owner: dcm_view
CREATE VIEW dcm_app.work_calendar AS
SELECT
    k.code, k.label_zh, k.label_en, k.hours_per_day, k.days_from,
    k.code = (SELECT dcm_app.setting_value('calendar') #>> '{}') AS is_district
FROM dcm.work_calendar AS k
WHERE (SELECT dcm_app.is_staff());
COMMENT ON VIEW dcm_app.work_calendar IS 'Work calendars (工作日历); is_district: the one that counts where a department has none of its own';
