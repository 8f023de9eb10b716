CREATE TABLE dcm.score_band (
    object_kind text NOT NULL,
    indicator text NOT NULL,
    valid_from date NOT NULL,
    above numeric NOT NULL,
    score numeric NOT NULL CHECK (score BETWEEN 0 AND 100),
    PRIMARY KEY (object_kind, indicator, valid_from, above),
    FOREIGN KEY (object_kind, indicator) REFERENCES dcm.indicator
);
COMMENT ON TABLE dcm.score_band IS 'Scores of counts (分段得分): the row with the greatest bound below the count is taken';
COMMENT ON COLUMN dcm.score_band.object_kind IS 'What is evaluated';
COMMENT ON COLUMN dcm.score_band.indicator IS 'Count';
COMMENT ON COLUMN dcm.score_band.valid_from IS 'First period start for which the band counts';
COMMENT ON COLUMN dcm.score_band.above IS 'The count must be greater than this';
COMMENT ON COLUMN dcm.score_band.score IS 'Points, 0 to 100';
