CREATE FUNCTION dcm_app.check_survey_dates(n dcm.component)
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    today date := dcm_app.today();
    fault text;
BEGIN
    SELECT d.label INTO fault
    FROM (VALUES ('普查日期', n.surveyed_on), ('初始日期', n.valid_from), ('终止日期', n.valid_to)) AS d (label, day)
    WHERE d.day NOT BETWEEN '1900-01-01' AND today LIMIT 1;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003', fault || '不能在将来，也不能早于 1900 年', '请核对日期',
            jsonb_build_object('key', 'date_future', 'field', fault));
    ELSIF n.valid_to < n.valid_from THEN
        PERFORM dcm_app.raise_error('DC003', format('终止日期 %s 早于初始日期 %s', n.valid_to, n.valid_from), '请核对日期',
            '{"key": "date_order"}');
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_survey_dates(dcm.component) IS 'DC003 where a date is in the future or the end is before the beginning';
