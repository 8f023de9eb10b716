CREATE FUNCTION dcm_app.set_condition(c dcm.case_file, given text, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    f dcm.filing_condition := dcm_app.condition_for(c, given, p_at);
    l dcm.handling_limit;
BEGIN
    c.edition := f.edition;
    c.condition_code := f.condition_code;
    l := dcm_app.limit_for(c);
    IF l.limit_amount IS NULL AND NOT f.no_limit THEN
        PERFORM dcm_app.raise_error('DC003', format('立案条件 %s 没有处置时限', f.condition_code), '请先在指挥手册中补上时限',
            jsonb_build_object('key', 'no_limit', 'condition', f.condition_code));
    END IF;
    c.limit_amount := CASE WHEN NOT f.no_limit THEN l.limit_amount END;
    c.limit_unit := CASE WHEN NOT f.no_limit THEN l.limit_unit END;
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.set_condition(dcm.case_file, text, timestamptz) IS 'The case with a filing condition and its limit; without one where the handbook sets none (不设时限)';
