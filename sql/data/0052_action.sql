CREATE TABLE dcm.action (
    code text PRIMARY KEY,
    label_zh text NOT NULL,
    label_en text NOT NULL,
    outcome_key text,
    sort integer NOT NULL,
    harmful boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE dcm.action IS 'Actions on a case (操作)';
COMMENT ON COLUMN dcm.action.code IS 'Code of the public contract';
COMMENT ON COLUMN dcm.action.label_zh IS 'Chinese label of the button';
COMMENT ON COLUMN dcm.action.label_en IS 'English label of the button';
COMMENT ON COLUMN dcm.action.outcome_key IS 'Key of the detail whose value chooses among transitions, e.g. passed';
COMMENT ON COLUMN dcm.action.sort IS 'Order of buttons';
COMMENT ON COLUMN dcm.action.harmful IS 'Whether it ends a case or throws work back; such buttons stand apart';
