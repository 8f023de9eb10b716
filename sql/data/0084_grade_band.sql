CREATE TABLE dcm.grade_band (
    valid_from date NOT NULL,
    grade text NOT NULL,
    from_score numeric NOT NULL,
    colour text NOT NULL,
    label_zh text NOT NULL,
    label_en text NOT NULL,
    PRIMARY KEY (valid_from, grade),
    UNIQUE (valid_from, from_score)
);
COMMENT ON TABLE dcm.grade_band IS 'Grades and colours of scores (评价等级)';
COMMENT ON COLUMN dcm.grade_band.valid_from IS 'First period start for which the grade counts';
COMMENT ON COLUMN dcm.grade_band.grade IS 'A to E';
COMMENT ON COLUMN dcm.grade_band.from_score IS 'Lowest score of the grade';
COMMENT ON COLUMN dcm.grade_band.colour IS 'green, blue, yellow, red or black';
COMMENT ON COLUMN dcm.grade_band.label_zh IS 'Chinese label';
COMMENT ON COLUMN dcm.grade_band.label_en IS 'English label';
