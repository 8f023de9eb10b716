ALTER TABLE dcm.work_calendar ADD COLUMN days_from text REFERENCES dcm.work_calendar;
COMMENT ON COLUMN dcm.work_calendar.days_from IS 'Calendar whose years and days it takes, so that only its hours differ; empty for one with days of its own';
CREATE TABLE dcm.department_calendar (
    department_code text NOT NULL REFERENCES dcm.department,
    valid_from date NOT NULL,
    calendar text REFERENCES dcm.work_calendar,
    PRIMARY KEY (department_code, valid_from)
);
COMMENT ON TABLE dcm.department_calendar IS 'Departments that do not work by the district''s calendar; the newest valid_from not after the day counts';
COMMENT ON COLUMN dcm.department_calendar.department_code IS 'Department';
COMMENT ON COLUMN dcm.department_calendar.valid_from IS 'First day';
COMMENT ON COLUMN dcm.department_calendar.calendar IS 'Its work calendar from that day on; empty for the district''s again';
ALTER TABLE dcm.history_case ADD COLUMN clock_calendar text;
COMMENT ON COLUMN dcm.history_case.clock_calendar IS 'Work calendar of the department of the first dispatch';
