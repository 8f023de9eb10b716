CREATE FUNCTION dcm_app.check_own_setting(p_key text, p_shape text)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    usual text := (SELECT jsonb_typeof(s.value) FROM dcm.setting AS s WHERE s.key = p_key ORDER BY s.valid_from DESC LIMIT 1);
BEGIN
    IF p_key = 'training' THEN
        PERFORM dcm_app.raise_error('DC001', '演练标记不能在这里改', '演练数据另建一个数据库，用 load-demo 装载', '{"key": "training_mark"}');
    END IF;
    IF usual IS NULL THEN
        PERFORM dcm_app.raise_error('DC003', format('没有“%s”这个参数', left(coalesce(p_key, ''), 60)), '请从参数表中选择',
            jsonb_build_object('key', 'unknown_setting', 'setting', left(p_key, 60)));
    END IF;
    IF usual <> p_shape THEN
        PERFORM dcm_app.raise_bad_setting(p_key, '新值的类型与原来不同', jsonb_build_object('wants', usual));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_own_setting(text, text) IS
    'DC003 unless a setting that the software has no rule for is there and keeps its kind; the training mark is never changed here';
