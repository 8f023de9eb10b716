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
CREATE FUNCTION dcm.check_weights() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    wrong record;
BEGIN
    -- At the end of the transaction, so that a whole set can be replaced row by row.
    SELECT w.object_kind, w.valid_from, sum(w.weight) AS total INTO wrong
    FROM dcm.indicator_weight AS w
    GROUP BY w.object_kind, w.valid_from HAVING sum(w.weight) <> 100 LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '% 自 % 起的权重合计 %，应为 100', wrong.object_kind, wrong.valid_from, wrong.total
            USING ERRCODE = 'DC003', DETAIL = '{"key": "bad_weights"}';
    END IF;
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm.check_weights() IS 'Guards that the weights of one object and day sum to 100';
REVOKE EXECUTE ON FUNCTION dcm.check_weights() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER indicator_weight_sum
AFTER INSERT OR UPDATE OR DELETE ON dcm.indicator_weight
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dcm.check_weights();
