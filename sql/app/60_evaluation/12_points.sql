CREATE FUNCTION dcm_app.points(p_kind text, p_indicator text, p_value numeric, p_day date)
RETURNS numeric
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    -- A rate gives rate x 100, or (1 - rate) x 100 where less is better; a count gives the points of its band.
    SELECT CASE
        WHEN p_value IS NULL THEN NULL
        WHEN i.numerator IS NOT NULL THEN 100 * greatest(0, least(1, CASE WHEN i.lower_is_better THEN 1 - p_value ELSE p_value END))
        ELSE (
            SELECT b.score FROM dcm.score_band AS b
            WHERE b.object_kind = p_kind AND b.indicator = p_indicator AND b.above < p_value
                AND b.valid_from = (
                    SELECT max(o.valid_from) FROM dcm.score_band AS o
                    WHERE o.object_kind = p_kind AND o.indicator = p_indicator AND o.valid_from <= p_day
                )
            ORDER BY b.above DESC LIMIT 1
        )
    END
    FROM dcm.indicator AS i WHERE i.object_kind = p_kind AND i.code = p_indicator
$$;
COMMENT ON FUNCTION dcm_app.points(text, text, numeric, date) IS 'Points (0-100) of an indicator''s value by the bands in force on a day; NULL for no value';
