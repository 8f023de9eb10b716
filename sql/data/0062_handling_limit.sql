CREATE TABLE dcm.handling_limit (
    edition text NOT NULL,
    condition_code text NOT NULL,
    grade text NOT NULL DEFAULT 'B' CHECK (grade IN ('A', 'B', 'C')),
    area_type smallint NOT NULL DEFAULT 0 CHECK (area_type IN (0, 1, 2)),
    step smallint NOT NULL DEFAULT 1 CHECK (step >= 1),
    limit_amount numeric NOT NULL CHECK (limit_amount > 0),
    limit_unit text NOT NULL CHECK (limit_unit IN ('urgent_hour', 'work_hour', 'work_day', 'natural_day', 'urgent_day')),
    PRIMARY KEY (edition, condition_code, grade, area_type, step),
    FOREIGN KEY (edition, condition_code) REFERENCES dcm.filing_condition
);
COMMENT ON TABLE dcm.handling_limit IS 'Handling limits (处置时限), by condition, grade and kind of area';
COMMENT ON COLUMN dcm.handling_limit.edition IS 'Edition';
COMMENT ON COLUMN dcm.handling_limit.condition_code IS 'Filing condition';
COMMENT ON COLUMN dcm.handling_limit.grade IS 'Grade of the case: A, B or C';
COMMENT ON COLUMN dcm.handling_limit.area_type IS '1 一类区域, 2 二类区域, 0 any';
COMMENT ON COLUMN dcm.handling_limit.step IS 'Step of a limit with several steps; 1 is the handling limit';
COMMENT ON COLUMN dcm.handling_limit.limit_amount IS 'Amount';
COMMENT ON COLUMN dcm.handling_limit.limit_unit IS 'Unit';
