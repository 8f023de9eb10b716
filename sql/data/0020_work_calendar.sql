CREATE TABLE dcm.work_calendar (
    code text PRIMARY KEY,
    label_zh text NOT NULL,
    label_en text NOT NULL,
    hours_per_day numeric NOT NULL DEFAULT 8 CHECK (hours_per_day > 0)
);
COMMENT ON TABLE dcm.work_calendar IS 'Work calendars (系统日历)';
COMMENT ON COLUMN dcm.work_calendar.code IS 'Name used by settings and limits';
COMMENT ON COLUMN dcm.work_calendar.label_zh IS 'Chinese label';
COMMENT ON COLUMN dcm.work_calendar.label_en IS 'English label';
COMMENT ON COLUMN dcm.work_calendar.hours_per_day IS 'Working hours that make one 工作日';
