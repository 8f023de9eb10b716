CREATE TABLE dcm.field_task (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id integer NOT NULL REFERENCES dcm.case_file,
    task_kind text NOT NULL CHECK (task_kind IN ('verification', 'check')),
    supervisor text NOT NULL REFERENCES dcm.staff (login) ON UPDATE CASCADE,
    round integer NOT NULL,
    sent_by text NOT NULL,
    sent_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    answered_at timestamptz,
    outcome text
);
CREATE INDEX field_task_case ON dcm.field_task (case_id);
CREATE INDEX field_task_supervisor ON dcm.field_task (supervisor, case_id);
COMMENT ON TABLE dcm.field_task IS 'What supervisors are asked to look at: 核实 before filing, 核查 before closing';
COMMENT ON COLUMN dcm.field_task.id IS 'Key';
COMMENT ON COLUMN dcm.field_task.case_id IS 'Case';
COMMENT ON COLUMN dcm.field_task.task_kind IS 'verification 核实 or check 核查';
COMMENT ON COLUMN dcm.field_task.supervisor IS 'Supervisor (监督员)';
COMMENT ON COLUMN dcm.field_task.round IS 'Round of handling';
COMMENT ON COLUMN dcm.field_task.sent_by IS 'Login that sent it';
COMMENT ON COLUMN dcm.field_task.sent_at IS 'When it was sent';
COMMENT ON COLUMN dcm.field_task.due_at IS 'When the answer is due';
COMMENT ON COLUMN dcm.field_task.answered_at IS 'When it was answered or withdrawn';
COMMENT ON COLUMN dcm.field_task.outcome IS 'true, false or unknown; withdrawn when the case ended before an answer';
