CREATE TABLE dcm.calendar_day (
    calendar text NOT NULL REFERENCES dcm.work_calendar,
    day date NOT NULL,
    working boolean NOT NULL,
    label_zh text NOT NULL,
    PRIMARY KEY (calendar, day)
);
COMMENT ON TABLE dcm.calendar_day IS 'Days that differ from Monday to Friday: holidays (法定节假日) and make-up working days (调休上班)';
COMMENT ON COLUMN dcm.calendar_day.calendar IS 'Work calendar';
COMMENT ON COLUMN dcm.calendar_day.day IS 'Day';
COMMENT ON COLUMN dcm.calendar_day.working IS 'Whether people work on it';
COMMENT ON COLUMN dcm.calendar_day.label_zh IS 'Name of the holiday, or 调休上班';
