CREATE TABLE dcm.big_class (
    standard text NOT NULL REFERENCES dcm.class_standard,
    kind text NOT NULL CHECK (kind IN ('component', 'event')),
    code text NOT NULL CHECK (code ~ '^\d{2}$'),
    label_zh text NOT NULL,
    label_en text NOT NULL,
    PRIMARY KEY (standard, kind, code)
);
COMMENT ON TABLE dcm.big_class IS 'Big classes (大类) of components (部件) and events (事件)';
COMMENT ON COLUMN dcm.big_class.standard IS 'Standard that gives the number';
COMMENT ON COLUMN dcm.big_class.kind IS 'component 部件 or event 事件';
COMMENT ON COLUMN dcm.big_class.code IS 'Two digits';
COMMENT ON COLUMN dcm.big_class.label_zh IS 'Chinese name';
COMMENT ON COLUMN dcm.big_class.label_en IS 'English name';
