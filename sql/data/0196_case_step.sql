CREATE TABLE dcm.case_step (
    case_id integer NOT NULL REFERENCES dcm.case_file,
    step smallint NOT NULL,
    label text,
    amount numeric NOT NULL,
    unit text NOT NULL,
    is_last boolean NOT NULL,
    due_at timestamptz NOT NULL,
    reported_at timestamptz,
    reported_by text,
    PRIMARY KEY (case_id, step)
);
COMMENT ON TABLE dcm.case_step IS 'Limits of a case that has several (stop 4 h, penalty 7 days, removal 20 days), all counted from the first dispatch';
COMMENT ON COLUMN dcm.case_step.case_id IS 'Case';
COMMENT ON COLUMN dcm.case_step.step IS 'Number of the step';
COMMENT ON COLUMN dcm.case_step.label IS 'What must be done by then';
COMMENT ON COLUMN dcm.case_step.amount IS 'Amount of the limit';
COMMENT ON COLUMN dcm.case_step.unit IS 'Unit of the limit';
COMMENT ON COLUMN dcm.case_step.is_last IS 'Whether it is the handling limit itself; report_done reports it';
COMMENT ON COLUMN dcm.case_step.due_at IS 'When it runs out; stops of the clock move it';
COMMENT ON COLUMN dcm.case_step.reported_at IS 'When the department reported it (report_step)';
COMMENT ON COLUMN dcm.case_step.reported_by IS 'Login that reported it';
ALTER TABLE dcm.case_step ENABLE ROW LEVEL SECURITY;
