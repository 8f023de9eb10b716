CREATE TABLE dcm.duty (
    class_standard text NOT NULL,
    kind text NOT NULL,
    class_code text NOT NULL,
    department_code text NOT NULL REFERENCES dcm.department,
    priority smallint NOT NULL DEFAULT 1,
    PRIMARY KEY (class_standard, kind, class_code, department_code),
    FOREIGN KEY (class_standard, kind, class_code) REFERENCES dcm.class
);
COMMENT ON TABLE dcm.duty IS 'Which department answers for a class (权责配置)';
COMMENT ON COLUMN dcm.duty.class_standard IS 'Standard of the class';
COMMENT ON COLUMN dcm.duty.kind IS 'component or event';
COMMENT ON COLUMN dcm.duty.class_code IS 'Class code';
COMMENT ON COLUMN dcm.duty.department_code IS 'Department that answers (主管)';
COMMENT ON COLUMN dcm.duty.priority IS '1 first';
