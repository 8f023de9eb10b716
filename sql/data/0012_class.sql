CREATE TABLE dcm.class (
    standard text NOT NULL,
    kind text NOT NULL,
    code text NOT NULL CHECK (code ~ '^\d{4,5}$'),
    big_code text NOT NULL,
    label_zh text NOT NULL,
    label_en text NOT NULL,
    pinyin text NOT NULL,
    initials text NOT NULL,
    geometry_type text NOT NULL CHECK (geometry_type IN ('point', 'line', 'polygon')),
    valid_from date NOT NULL,
    valid_to date,
    PRIMARY KEY (standard, kind, code),
    FOREIGN KEY (standard, kind, big_code) REFERENCES dcm.big_class,
    CHECK (left(code, 2) = big_code)
);
COMMENT ON TABLE dcm.class IS 'Small classes (小类), versioned by standard';
COMMENT ON COLUMN dcm.class.standard IS 'Standard that gives the number';
COMMENT ON COLUMN dcm.class.kind IS 'component 部件 or event 事件';
COMMENT ON COLUMN dcm.class.code IS 'Big class code followed by the small class code';
COMMENT ON COLUMN dcm.class.big_code IS 'Big class code';
COMMENT ON COLUMN dcm.class.label_zh IS 'Chinese name';
COMMENT ON COLUMN dcm.class.label_en IS 'English name';
COMMENT ON COLUMN dcm.class.pinyin IS 'Pinyin without tones, syllables apart';
COMMENT ON COLUMN dcm.class.initials IS 'First letters of the syllables, for fast typing';
COMMENT ON COLUMN dcm.class.geometry_type IS 'How a component of the class is surveyed: point, line or polygon';
COMMENT ON COLUMN dcm.class.valid_from IS 'First day on which the class may be chosen';
COMMENT ON COLUMN dcm.class.valid_to IS 'Last day on which the class may be chosen, empty while it may';
