CREATE TABLE dcm.handbook_edition (
    code text PRIMARY KEY,
    label_zh text NOT NULL,
    label_en text NOT NULL,
    valid_from date NOT NULL,
    is_default boolean NOT NULL DEFAULT false,
    note text
);
COMMENT ON TABLE dcm.handbook_edition IS 'Editions of the handbook (指挥手册)';
COMMENT ON COLUMN dcm.handbook_edition.code IS 'Code';
COMMENT ON COLUMN dcm.handbook_edition.label_zh IS 'Chinese title';
COMMENT ON COLUMN dcm.handbook_edition.label_en IS 'English title';
COMMENT ON COLUMN dcm.handbook_edition.valid_from IS 'First day in force; the newest one not in the future counts';
COMMENT ON COLUMN dcm.handbook_edition.is_default IS 'Whether it came with the software and waits to be replaced';
COMMENT ON COLUMN dcm.handbook_edition.note IS 'Origin';
