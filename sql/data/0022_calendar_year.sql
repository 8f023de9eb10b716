CREATE TABLE dcm.calendar_year (
    calendar text NOT NULL REFERENCES dcm.work_calendar,
    year smallint NOT NULL CHECK (year BETWEEN 2000 AND 2200),
    status text NOT NULL CHECK (status IN ('official', 'provisional')),
    PRIMARY KEY (calendar, year)
);
COMMENT ON TABLE dcm.calendar_year IS 'Years that a calendar covers; a deadline into any other year is refused';
COMMENT ON COLUMN dcm.calendar_year.calendar IS 'Work calendar';
COMMENT ON COLUMN dcm.calendar_year.year IS 'Calendar year';
COMMENT ON COLUMN dcm.calendar_year.status IS 'official: after the yearly notice of the State Council; provisional: weekends and fixed-date holidays only';
