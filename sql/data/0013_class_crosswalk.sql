CREATE TABLE dcm.class_crosswalk (
    kind text NOT NULL,
    standard text NOT NULL,
    code text NOT NULL,
    to_standard text NOT NULL,
    to_code text NOT NULL,
    relation text NOT NULL,
    PRIMARY KEY (kind, standard, code, to_standard, to_code),
    FOREIGN KEY (standard, kind, code) REFERENCES dcm.class,
    FOREIGN KEY (to_standard, kind, to_code) REFERENCES dcm.class
);
COMMENT ON TABLE dcm.class_crosswalk IS 'Which class of one standard answers to which of another; inferred by name, no official table exists';
COMMENT ON COLUMN dcm.class_crosswalk.kind IS 'component or event';
COMMENT ON COLUMN dcm.class_crosswalk.standard IS 'Standard translated from';
COMMENT ON COLUMN dcm.class_crosswalk.code IS 'Code translated from';
COMMENT ON COLUMN dcm.class_crosswalk.to_standard IS 'Standard translated to';
COMMENT ON COLUMN dcm.class_crosswalk.to_code IS 'Code translated to';
COMMENT ON COLUMN dcm.class_crosswalk.relation IS 'same_name, renamed, nearest or split';
