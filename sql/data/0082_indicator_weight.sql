CREATE TABLE dcm.indicator_weight (
    object_kind text NOT NULL,
    indicator text NOT NULL,
    valid_from date NOT NULL,
    weight numeric NOT NULL CHECK (weight >= 0 AND weight <= 100),
    PRIMARY KEY (object_kind, indicator, valid_from),
    FOREIGN KEY (object_kind, indicator) REFERENCES dcm.indicator
);
COMMENT ON TABLE dcm.indicator_weight IS 'Weights (权重) in per cent; those of one valid_from belong together and sum to 100';
COMMENT ON COLUMN dcm.indicator_weight.object_kind IS 'What is evaluated';
COMMENT ON COLUMN dcm.indicator_weight.indicator IS 'Indicator';
COMMENT ON COLUMN dcm.indicator_weight.valid_from IS 'First period start for which the weight counts';
COMMENT ON COLUMN dcm.indicator_weight.weight IS 'Per cent';
