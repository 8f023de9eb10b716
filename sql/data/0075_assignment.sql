CREATE TABLE dcm.assignment (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id integer NOT NULL REFERENCES dcm.case_file,
    department_code text NOT NULL REFERENCES dcm.department,
    is_main boolean NOT NULL,
    round integer NOT NULL,
    assigned_at timestamptz NOT NULL,
    due_at timestamptz,
    handled_at timestamptz,
    ended_at timestamptz,
    visible boolean NOT NULL DEFAULT true
);
CREATE INDEX assignment_case ON dcm.assignment (case_id);
CREATE INDEX assignment_visible ON dcm.assignment (department_code, case_id) WHERE visible;
COMMENT ON TABLE dcm.assignment IS 'Departments that a case was dispatched to (派遣)';
COMMENT ON COLUMN dcm.assignment.id IS 'Key';
COMMENT ON COLUMN dcm.assignment.case_id IS 'Case';
COMMENT ON COLUMN dcm.assignment.department_code IS 'Department';
COMMENT ON COLUMN dcm.assignment.is_main IS '主办, else 协办';
COMMENT ON COLUMN dcm.assignment.round IS 'Round of handling';
COMMENT ON COLUMN dcm.assignment.assigned_at IS 'When it was dispatched';
COMMENT ON COLUMN dcm.assignment.due_at IS 'Deadline at that time';
COMMENT ON COLUMN dcm.assignment.handled_at IS 'When the department reported it done';
COMMENT ON COLUMN dcm.assignment.ended_at IS 'When the department let go or the check failed';
COMMENT ON COLUMN dcm.assignment.visible IS 'Whether the department still sees the case: current round, or finished';
