ALTER TABLE dcm.setting ADD COLUMN spread_at timestamptz DEFAULT '2000-01-01 00:00+08';
COMMENT ON COLUMN dcm.setting.spread_at IS 'When running cases took the value over; empty while its day has not come';
CREATE TABLE dcm.setting_rule (
    key text PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('text', 'number', 'whole', 'flag', 'limit', 'choice', 'calendar', 'class_standard')),
    at_least numeric,
    at_most numeric,
    pattern text,
    choices text[]
);
COMMENT ON TABLE dcm.setting_rule IS 'What the value of a setting may be (参数取值规则)';
COMMENT ON COLUMN dcm.setting_rule.key IS 'Setting';
COMMENT ON COLUMN dcm.setting_rule.kind IS 'text, number, whole (number), flag, limit (amount and unit), choice, calendar or class_standard (a code of these)';
COMMENT ON COLUMN dcm.setting_rule.at_least IS 'Least value; of a text: characters';
COMMENT ON COLUMN dcm.setting_rule.at_most IS 'Greatest value; of a text: characters, of a limit: its amount';
COMMENT ON COLUMN dcm.setting_rule.pattern IS 'Regular expression that a text must match';
COMMENT ON COLUMN dcm.setting_rule.choices IS 'Codes to choose from';
