CREATE FUNCTION dcm_app.setting_day(p_key text, p_words text)
RETURNS date
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    today date := dcm_app.today();
    day date;
BEGIN
    IF p_words IS NULL THEN
        RETURN today;
    END IF;
    BEGIN
        day := CASE WHEN p_words ~ '^\d{4}-\d{2}-\d{2}$' THEN p_words::date END;
    EXCEPTION WHEN datetime_field_overflow THEN
        day := NULL;
    END;
    IF day IS NULL OR day > '2200-12-31' THEN
        PERFORM dcm_app.raise_error('DC003', format('“%s”不是可用的日期', left(p_words, 60)), '日期形如 2027-01-01',
            jsonb_build_object('key', 'bad_day', 'day', left(p_words, 60)));
    END IF;
    -- What was decided by the old value stays decided; only a setting that never had a value may reach back.
    IF day < today AND EXISTS (SELECT FROM dcm.setting AS s WHERE s.key = p_key) THEN
        PERFORM dcm_app.raise_error('DC003', format('生效日期不能早于今天（%s）', today),
            '过去的案件已经按当时的值办了，倒改会使那时的计时和考评对不上', jsonb_build_object('key', 'setting_in_past', 'day', day, 'today', today));
    END IF;
    RETURN day;
END;
$$;
COMMENT ON FUNCTION dcm_app.setting_day(text, text) IS
    'First day of a value, today unless another one is given; DC003 for a day that is past, unless the setting never had a value';
