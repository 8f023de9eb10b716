CREATE TABLE dcm.filing_condition (
    edition text NOT NULL REFERENCES dcm.handbook_edition,
    class_standard text NOT NULL,
    kind text NOT NULL,
    class_code text NOT NULL,
    condition_code text NOT NULL,
    condition text NOT NULL,
    handling_standard text NOT NULL,
    closing_condition text NOT NULL,
    department_code text REFERENCES dcm.department,
    PRIMARY KEY (edition, condition_code),
    UNIQUE (edition, class_standard, kind, class_code, condition),
    FOREIGN KEY (class_standard, kind, class_code) REFERENCES dcm.class
);
COMMENT ON TABLE dcm.filing_condition IS 'Filing conditions (立案条件) of the handbook';
COMMENT ON COLUMN dcm.filing_condition.edition IS 'Edition';
COMMENT ON COLUMN dcm.filing_condition.class_standard IS 'Standard of the class';
COMMENT ON COLUMN dcm.filing_condition.kind IS 'component or event';
COMMENT ON COLUMN dcm.filing_condition.class_code IS 'Class code';
COMMENT ON COLUMN dcm.filing_condition.condition_code IS 'Code inside the edition';
COMMENT ON COLUMN dcm.filing_condition.condition IS '上报标准: what must be the matter';
COMMENT ON COLUMN dcm.filing_condition.handling_standard IS '处置标准: what must be done';
COMMENT ON COLUMN dcm.filing_condition.closing_condition IS '结案条件: what must be so in the end';
COMMENT ON COLUMN dcm.filing_condition.department_code IS 'Department fixed by the handbook, if any';
