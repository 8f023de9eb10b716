CREATE FUNCTION dcm_app.score(p_kind text, p_values jsonb, p_day date)
RETURNS numeric
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    -- An indicator without a value is left out and the other weights take its share: no cases are no fault. Where no
    -- rate has a value there is nothing to judge, and a score made of a count alone would flatter.
    -- Nine places first: 5/6 is cut off somewhere, and a tie that comes out a hair below itself would be rounded down.
    WITH part AS (
        SELECT w.weight, i.numerator IS NOT NULL AS is_rate,
            dcm_app.points(p_kind, w.indicator, (p_values ->> w.indicator)::numeric, p_day) AS points
        FROM dcm.indicator_weight AS w
        INNER JOIN dcm.indicator AS i ON i.object_kind = w.object_kind AND i.code = w.indicator
        WHERE w.object_kind = p_kind
            AND w.valid_from = (
                SELECT max(o.valid_from) FROM dcm.indicator_weight AS o WHERE o.object_kind = p_kind AND o.valid_from <= p_day
            )
    )
    SELECT CASE WHEN bool_or(part.is_rate AND part.points IS NOT NULL)
        THEN round(round(
            sum(part.points * part.weight) / nullif(sum(part.weight) FILTER (WHERE part.points IS NOT NULL), 0), 9
        ), 2) END
    FROM part
$$;
COMMENT ON FUNCTION dcm_app.score(text, jsonb, date) IS
    'Composite score (综合指标值) of indicator values by the weights in force on a day, two decimals half up; NULL where nothing can be judged';
