CREATE TABLE dcm.setting (
    key text NOT NULL,
    valid_from date NOT NULL DEFAULT '2000-01-01',
    value jsonb NOT NULL,
    label_zh text NOT NULL,
    label_en text NOT NULL,
    note text,
    PRIMARY KEY (key, valid_from)
);
COMMENT ON TABLE dcm.setting IS 'Choices of the district (参数设置); the newest row not in the future counts';
COMMENT ON COLUMN dcm.setting.key IS 'Name of the choice';
COMMENT ON COLUMN dcm.setting.valid_from IS 'First day on which the value counts';
COMMENT ON COLUMN dcm.setting.value IS 'Value as JSON; its type is fixed by the key';
COMMENT ON COLUMN dcm.setting.label_zh IS 'Chinese label';
COMMENT ON COLUMN dcm.setting.label_en IS 'English label';
COMMENT ON COLUMN dcm.setting.note IS 'What the choice does and where its default comes from';
