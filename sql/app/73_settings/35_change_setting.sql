CREATE FUNCTION dcm_app.change_setting(p_key text, p_value jsonb, p_day date, p_label text, p_dry boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    newest dcm.setting;
    was jsonb := (
        SELECT s.value FROM dcm.setting AS s WHERE s.key = p_key AND s.valid_from <= p_day ORDER BY s.valid_from DESC LIMIT 1
    );
    effect jsonb;
BEGIN
    SELECT * INTO newest FROM dcm.setting AS s WHERE s.key = p_key ORDER BY s.valid_from DESC LIMIT 1;
    IF was = p_value THEN
        RETURN jsonb_build_object('changes', 0);
    END IF;
    INSERT INTO dcm.setting AS s (key, valid_from, value, label_zh, label_en, note, spread_at)
    VALUES (p_key, p_day, p_value, coalesce(newest.label_zh, p_label), coalesce(newest.label_en, p_label), newest.note,
        CASE WHEN p_day <= dcm_app.today() THEN now() END)
    ON CONFLICT (key, valid_from) DO UPDATE SET value = excluded.value, spread_at = excluded.spread_at;
    effect := dcm_app.spread_setting(p_key, was, p_day, p_dry);
    RETURN jsonb_build_object('changes', 1) || effect || jsonb_build_object('notes',
        CASE WHEN p_day > dcm_app.today() THEN jsonb_build_array(jsonb_build_object('key', 'from_later', 'day', p_day)) ELSE '[]' END
        || coalesce(effect -> 'notes', '[]') || dcm_app.setting_notes(p_key, was, p_value));
END;
$$;
COMMENT ON FUNCTION dcm_app.change_setting(text, jsonb, date, text, boolean) IS
    'Writes a value of a setting and what follows from it for running cases; answers the effect';
