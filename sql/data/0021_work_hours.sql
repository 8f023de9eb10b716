CREATE TABLE dcm.work_hours (
    calendar text NOT NULL REFERENCES dcm.work_calendar,
    valid_from date NOT NULL,
    slot smallint NOT NULL,
    from_time time NOT NULL,
    to_time time NOT NULL,
    PRIMARY KEY (calendar, valid_from, slot),
    CHECK (from_time < to_time)
);
COMMENT ON TABLE dcm.work_hours IS 'Working hours of a working day (作息时间); the newest valid_from not after the day counts';
COMMENT ON COLUMN dcm.work_hours.calendar IS 'Work calendar';
COMMENT ON COLUMN dcm.work_hours.valid_from IS 'First day of these hours, e.g. the start of summer hours';
COMMENT ON COLUMN dcm.work_hours.slot IS 'Number of the slot in the day';
COMMENT ON COLUMN dcm.work_hours.from_time IS 'Start of the slot, local time';
COMMENT ON COLUMN dcm.work_hours.to_time IS 'End of the slot, local time';
