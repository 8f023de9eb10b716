CREATE FUNCTION dcm_app.withdraw_setting(p_key text, p_valid_from date, p_dry boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    dropped dcm.setting;
    stays jsonb := (
        SELECT s.value FROM dcm.setting AS s WHERE s.key = p_key AND s.valid_from < p_valid_from ORDER BY s.valid_from DESC LIMIT 1
    );
    effect jsonb;
BEGIN
    DELETE FROM dcm.setting AS s WHERE s.key = p_key AND s.valid_from = p_valid_from RETURNING * INTO dropped;
    IF dropped.key IS NULL THEN
        PERFORM dcm_app.raise_error('DC004', '没有这条参数值', '请刷新后再看', '{"key": "setting_not_found"}');
    ELSIF p_key = 'training' THEN
        PERFORM dcm_app.raise_error('DC001', '演练标记不能在这里改', '演练数据另建一个数据库，用 load-demo 装载', '{"key": "training_mark"}');
    ELSIF p_valid_from < dcm_app.today() THEN
        PERFORM dcm_app.raise_error('DC003', format('这个值从 %s 起已经用过，不能撤回', p_valid_from), '请从今天或以后另设一个值',
            jsonb_build_object('key', 'setting_used', 'day', p_valid_from));
    ELSIF stays IS NULL THEN
        PERFORM dcm_app.raise_error('DC003', '这是该参数唯一的值，不能撤回', '请改成别的值', '{"key": "setting_only"}');
    END IF;
    effect := dcm_app.spread_setting(p_key, dropped.value, p_valid_from, p_dry);
    RETURN jsonb_build_object('changes', 1) || effect || jsonb_build_object('notes',
        coalesce(effect -> 'notes', '[]') || dcm_app.setting_notes(p_key, dropped.value, stays));
END;
$$;
COMMENT ON FUNCTION dcm_app.withdraw_setting(text, date, boolean) IS
    'Takes a value of a setting away, so that the one before it goes on; answers the effect';
