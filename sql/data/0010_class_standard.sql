CREATE TABLE dcm.class_standard (
    code text PRIMARY KEY,
    label_zh text NOT NULL,
    label_en text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    small_digits smallint NOT NULL CHECK (small_digits IN (2, 3))
);
COMMENT ON TABLE dcm.class_standard IS 'Standards that number components and events (分类编码标准); the same code means different things in different ones';
COMMENT ON COLUMN dcm.class_standard.code IS 'Number of the standard, e.g. CJ/T 214-2007';
COMMENT ON COLUMN dcm.class_standard.label_zh IS 'Chinese title';
COMMENT ON COLUMN dcm.class_standard.label_en IS 'English title';
COMMENT ON COLUMN dcm.class_standard.valid_from IS 'First day in force';
COMMENT ON COLUMN dcm.class_standard.valid_to IS 'Last day in force, empty while it is';
COMMENT ON COLUMN dcm.class_standard.small_digits IS 'Digits of a small class code: 2 or 3';
