CREATE TABLE dcm.stage (
    code text PRIMARY KEY,
    label_zh text NOT NULL,
    label_en text NOT NULL,
    sort integer NOT NULL,
    running boolean NOT NULL
);
COMMENT ON TABLE dcm.stage IS 'Stages of a case (阶段)';
COMMENT ON COLUMN dcm.stage.code IS 'Code of the public contract';
COMMENT ON COLUMN dcm.stage.label_zh IS 'Chinese label';
COMMENT ON COLUMN dcm.stage.label_en IS 'English label';
COMMENT ON COLUMN dcm.stage.sort IS 'Order of the loop';
COMMENT ON COLUMN dcm.stage.running IS 'Whether a case in it is still open';
