CREATE FUNCTION dcm_app.raise_bad_setting(p_key text, p_words text, p_given jsonb DEFAULT '{}')
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    name text := coalesce((SELECT min(s.label_zh) FROM dcm.setting AS s WHERE s.key = p_key), p_key);
BEGIN
    PERFORM dcm_app.raise_error('DC003', format('“%s”不能这样设：%s', name, p_words), '请改正后再试，原来的值没有变',
        jsonb_build_object('key', 'bad_setting', 'setting', p_key) || p_given);
END;
$$;
COMMENT ON FUNCTION dcm_app.raise_bad_setting(text, text, jsonb) IS 'Refuses a value of a setting, naming the setting and what it may be';
