CREATE FUNCTION dcm_app.evaluation_columns(object_kind text, on_day date DEFAULT current_date)
RETURNS TABLE (code text, label_zh text, label_en text, definition_zh text, definition_en text, is_rate boolean, weight numeric)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    PERFORM dcm_app.me();
    RETURN QUERY
    SELECT i.code, i.label_zh, i.label_en, i.definition_zh, i.definition_en, i.numerator IS NOT NULL,
        (SELECT w.weight FROM dcm.indicator_weight AS w
            WHERE w.object_kind = i.object_kind AND w.indicator = i.code AND w.valid_from = (
                SELECT max(o.valid_from) FROM dcm.indicator_weight AS o
                WHERE o.object_kind = i.object_kind AND o.valid_from <= on_day
            ))
    FROM dcm.indicator AS i WHERE i.object_kind = evaluation_columns.object_kind ORDER BY i.sort;
END;
$$;
COMMENT ON FUNCTION dcm_app.evaluation_columns(text, date) IS
    'Indicators of a kind of object in the order of a table, with definitions and the weights in force on a day';
