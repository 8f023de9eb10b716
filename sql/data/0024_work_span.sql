CREATE TABLE dcm.work_span (
    calendar text NOT NULL REFERENCES dcm.work_calendar,
    from_at timestamptz NOT NULL,
    to_at timestamptz NOT NULL,
    before_seconds bigint NOT NULL,
    PRIMARY KEY (calendar, from_at)
);
CREATE UNIQUE INDEX work_span_before ON dcm.work_span (calendar, before_seconds);
COMMENT ON TABLE dcm.work_span IS 'Every stretch of working time, made from hours, years and days by rebuild_spans; lets a clock jump instead of walk';
COMMENT ON COLUMN dcm.work_span.calendar IS 'Work calendar';
COMMENT ON COLUMN dcm.work_span.from_at IS 'Start of the stretch';
COMMENT ON COLUMN dcm.work_span.to_at IS 'End of the stretch';
COMMENT ON COLUMN dcm.work_span.before_seconds IS 'Working seconds of the calendar before from_at';
