CREATE TABLE dcm.handbook_grade (
    edition text NOT NULL REFERENCES dcm.handbook_edition,
    grade text NOT NULL CHECK (grade IN ('A', 'B', 'C')),
    label_zh text NOT NULL,
    label_en text NOT NULL,
    needs_document boolean NOT NULL DEFAULT false,
    PRIMARY KEY (edition, grade)
);
COMMENT ON TABLE dcm.handbook_grade IS 'What an edition calls the grades of cases (案件级别): A, B, C or 工程, 一般, 特殊';
COMMENT ON COLUMN dcm.handbook_grade.edition IS 'Edition';
COMMENT ON COLUMN dcm.handbook_grade.grade IS 'Grade';
COMMENT ON COLUMN dcm.handbook_grade.label_zh IS 'Chinese name';
COMMENT ON COLUMN dcm.handbook_grade.label_en IS 'English name';
COMMENT ON COLUMN dcm.handbook_grade.needs_document IS 'Whether an extension (延期) of such a case needs a document, as of works (工程性)';
CREATE TABLE dcm.stage_limit (
    edition text NOT NULL REFERENCES dcm.handbook_edition,
    condition_code text NOT NULL DEFAULT '',
    stage text NOT NULL REFERENCES dcm.stage,
    grade text NOT NULL DEFAULT '' CHECK (grade IN ('', 'A', 'B', 'C')),
    amount numeric NOT NULL CHECK (amount > 0 AND amount <= 3650),
    unit text NOT NULL CHECK (unit IN ('urgent_hour', 'work_hour', 'work_day', 'natural_day', 'urgent_day')),
    PRIMARY KEY (edition, condition_code, stage, grade)
);
COMMENT ON TABLE dcm.stage_limit IS 'How long a case may stay in a stage (阶段时限), beside the handling limit';
COMMENT ON COLUMN dcm.stage_limit.edition IS 'Edition';
COMMENT ON COLUMN dcm.stage_limit.condition_code IS 'Filing condition; empty for all, where a condition has none of its own';
COMMENT ON COLUMN dcm.stage_limit.stage IS 'Stage';
COMMENT ON COLUMN dcm.stage_limit.grade IS 'Grade of the case; empty for every grade that has none of its own';
COMMENT ON COLUMN dcm.stage_limit.amount IS 'Amount';
COMMENT ON COLUMN dcm.stage_limit.unit IS 'Unit';
