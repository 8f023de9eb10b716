CREATE FUNCTION dcm_app.check_setting_limit(p_key text, p_value jsonb, p_most numeric)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    amount numeric;
BEGIN
    IF jsonb_typeof(p_value) = 'object' AND jsonb_typeof(p_value -> 'amount') = 'number' AND jsonb_typeof(p_value -> 'unit') = 'string' THEN
        amount := (p_value ->> 'amount')::numeric;
    END IF;
    IF amount IS NULL OR NOT amount > 0 OR amount > p_most THEN
        PERFORM dcm_app.raise_bad_setting(p_key, format('时限要填大于 0、不超过 %s 的数，再选单位', p_most),
            jsonb_build_object('wants', 'limit', 'least', 0, 'most', p_most));
    END IF;
    PERFORM dcm_app.unit_code(p_value ->> 'unit');
END;
$$;
COMMENT ON FUNCTION dcm_app.check_setting_limit(text, jsonb, numeric) IS 'DC003 unless a value is a time limit: amount and unit';
