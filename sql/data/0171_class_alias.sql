CREATE TABLE dcm.class_alias (
    standard text NOT NULL,
    kind text NOT NULL,
    alias text NOT NULL CHECK (alias <> ''),
    code text NOT NULL,
    PRIMARY KEY (standard, kind, alias),
    FOREIGN KEY (standard, kind, code) REFERENCES dcm.class (standard, kind, code)
);
COMMENT ON TABLE dcm.class_alias IS 'Other names of small classes, as survey deliveries and city lists write them (小类别名)';
COMMENT ON COLUMN dcm.class_alias.standard IS 'Standard of the class';
COMMENT ON COLUMN dcm.class_alias.kind IS 'component or event';
COMMENT ON COLUMN dcm.class_alias.alias IS 'The other name';
COMMENT ON COLUMN dcm.class_alias.code IS 'Class that is meant';
