CREATE FUNCTION dcm_app.evaluation_cases(
    object_kind text, object_code text, indicator text, period_start date, period_end date
)
RETURNS TABLE (task_no text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
SET jit = off
AS $$
#variable_conflict use_column
DECLARE
    starts timestamptz;
    ends timestamptz;
    wanted text;
BEGIN
    SELECT p.starts, p.ends INTO starts, ends FROM dcm_app.require_period(evaluation_cases.object_kind, period_start, period_end) AS p;
    -- Behind a rate stand the cases above its line.
    SELECT coalesce(i.numerator, i.code) INTO wanted FROM dcm.indicator AS i
    WHERE i.object_kind = evaluation_cases.object_kind AND i.code = evaluation_cases.indicator;
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('没有“%s”这个指标', left(coalesce(evaluation_cases.indicator, ''), 60)), '',
            jsonb_build_object('key', 'unknown_indicator', 'indicator', left(evaluation_cases.indicator, 60)));
    END IF;
    RETURN QUERY
    SELECT c.task_no
    FROM dcm_app.department_flags(starts, ends) AS f
    INNER JOIN dcm.case_file AS c ON c.id = f.case_id
    WHERE f.object_code = evaluation_cases.object_code
        AND CASE wanted
            WHEN 'filed' THEN f.filed WHEN 'closed' THEN f.closed WHEN 'closed_on_time' THEN f.closed_on_time
            WHEN 'should_close' THEN f.should_close WHEN 'handled' THEN f.handled
            WHEN 'handled_on_time' THEN f.handled_on_time WHEN 'should_handle' THEN f.should_handle
            WHEN 'reworked' THEN f.reworked ELSE false
        END
    ORDER BY c.registered_at, c.task_no;
END;
$$;
COMMENT ON FUNCTION dcm_app.evaluation_cases(text, text, text, date, date) IS
    'The very cases behind a number of evaluate; for a rate those above its line';
