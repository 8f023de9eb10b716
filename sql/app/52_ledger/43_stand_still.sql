CREATE FUNCTION dcm_app.stand_still(c dcm.case_file, p_request int, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    l dcm.case_clock;
BEGIN
    UPDATE dcm.case_clock AS x SET from_at = p_at WHERE x.id = p_request RETURNING x.* INTO l;
    IF l.until_at <= p_at THEN
        PERFORM dcm_app.raise_error('DC003', format('%s的截止日期已经过去', (dcm_app.rule_of(l.kind)).label_zh), '请不予批准，由部门重新申请',
            '{"key": "until_past"}');
    END IF;
    c.stop_kind := l.kind;
    c.stop_until := l.until_at;
    c.clock_stops := c.clock_stops + tstzmultirange(tstzrange(p_at, l.until_at));
    RETURN dcm_app.reckon(c);
END;
$$;
COMMENT ON FUNCTION dcm_app.stand_still(dcm.case_file, int, timestamptz) IS 'The case with its clock stopped from now to the planned end of an approved request';
