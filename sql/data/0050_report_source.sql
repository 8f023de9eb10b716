CREATE TABLE dcm.report_source (
    code text PRIMARY KEY,
    label_zh text NOT NULL UNIQUE,
    label_en text NOT NULL,
    aliases text[] NOT NULL DEFAULT '{}',
    verification text NOT NULL CHECK (verification IN ('none', 'advised', 'required')),
    sort integer NOT NULL DEFAULT 0
);
COMMENT ON TABLE dcm.report_source IS 'Where reports come from (问题来源); no national code list was found';
COMMENT ON COLUMN dcm.report_source.code IS 'Short code';
COMMENT ON COLUMN dcm.report_source.label_zh IS 'Chinese label';
COMMENT ON COLUMN dcm.report_source.label_en IS 'English label';
COMMENT ON COLUMN dcm.report_source.aliases IS 'Other spellings that senders use, lower case';
COMMENT ON COLUMN dcm.report_source.verification IS 'Whether 核实 comes before filing: none, advised, or required (accept is then refused)';
COMMENT ON COLUMN dcm.report_source.sort IS 'Order in lists';
