CREATE TABLE dcm.indicator (
    object_kind text NOT NULL,
    code text NOT NULL,
    label_zh text NOT NULL,
    label_en text NOT NULL,
    definition_zh text NOT NULL,
    definition_en text NOT NULL,
    numerator text,
    denominator text,
    lower_is_better boolean NOT NULL DEFAULT false,
    sort integer NOT NULL,
    PRIMARY KEY (object_kind, code),
    CHECK ((numerator IS NULL) = (denominator IS NULL))
);
COMMENT ON TABLE dcm.indicator IS 'Indicators (指标) of the evaluation, counts and rates';
COMMENT ON COLUMN dcm.indicator.object_kind IS 'What is evaluated, e.g. department';
COMMENT ON COLUMN dcm.indicator.code IS 'Code';
COMMENT ON COLUMN dcm.indicator.label_zh IS 'Chinese label';
COMMENT ON COLUMN dcm.indicator.label_en IS 'English label';
COMMENT ON COLUMN dcm.indicator.definition_zh IS 'Meaning in Chinese';
COMMENT ON COLUMN dcm.indicator.definition_en IS 'Meaning in English';
COMMENT ON COLUMN dcm.indicator.numerator IS 'For a rate: the count above the line';
COMMENT ON COLUMN dcm.indicator.denominator IS 'For a rate: the count below the line';
COMMENT ON COLUMN dcm.indicator.lower_is_better IS 'Whether (1 - rate) is scored';
COMMENT ON COLUMN dcm.indicator.sort IS 'Order of columns';
