CREATE FUNCTION dcm_app.check_setting(p_key text, p_value jsonb)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    rule record;
    shape text := coalesce(jsonb_typeof(p_value), 'null');
    words text := p_value #>> '{}';
    amount numeric;
BEGIN
    SELECT r.kind, r.at_least, r.at_most, r.pattern, r.choices INTO rule FROM dcm.setting_rule AS r WHERE r.key = p_key;
    IF NOT FOUND THEN
        PERFORM dcm_app.check_own_setting(p_key, shape);
        RETURN;
    END IF;
    IF rule.kind IN ('text', 'choice', 'calendar', 'class_standard') AND shape <> 'string' THEN
        PERFORM dcm_app.raise_bad_setting(p_key, '要填文字', '{"wants": "text"}');
    ELSIF rule.kind IN ('number', 'whole') AND shape <> 'number' THEN
        PERFORM dcm_app.raise_bad_setting(p_key, '要填数字', '{"wants": "number"}');
    ELSIF rule.kind = 'flag' AND shape <> 'boolean' THEN
        PERFORM dcm_app.raise_bad_setting(p_key, '只能是“是”或“否”', '{"wants": "flag"}');
    END IF;
    CASE rule.kind
        WHEN 'text' THEN
            IF length(words) NOT BETWEEN rule.at_least AND rule.at_most OR words <> btrim(words) OR words ~ '[[:cntrl:]]'
                OR words !~ coalesce(rule.pattern, '') THEN
                PERFORM dcm_app.raise_bad_setting(p_key, CASE
                        WHEN rule.pattern = '^[0-9]{6}$' THEN '要填六位数字'
                        WHEN rule.pattern IS NOT NULL THEN format('只能用字母和数字，最多 %s 个', rule.at_most)
                        ELSE format('要有 %s 到 %s 个字，前后不留空格，不换行', rule.at_least, rule.at_most)
                    END, jsonb_build_object('wants', 'text', 'least', rule.at_least, 'most', rule.at_most, 'pattern', rule.pattern));
            END IF;
        WHEN 'number', 'whole' THEN
            amount := words::numeric;
            IF amount NOT BETWEEN rule.at_least AND rule.at_most OR (rule.kind = 'whole' AND amount <> trunc(amount)) THEN
                PERFORM dcm_app.raise_bad_setting(p_key, format('要填 %s 到 %s 之间的%s', rule.at_least, rule.at_most,
                        CASE rule.kind WHEN 'whole' THEN '整数' ELSE '数' END),
                    jsonb_build_object('wants', rule.kind, 'least', rule.at_least, 'most', rule.at_most));
            END IF;
        WHEN 'choice' THEN
            IF words <> ALL (rule.choices) THEN
                PERFORM dcm_app.raise_bad_setting(p_key, format('只能从 %s 中选', array_to_string(rule.choices, '、')),
                    jsonb_build_object('wants', 'choice', 'choices', to_jsonb(rule.choices)));
            END IF;
        WHEN 'limit' THEN
            PERFORM dcm_app.check_setting_limit(p_key, p_value, rule.at_most);
        WHEN 'calendar' THEN
            PERFORM dcm_app.check_setting_calendar(p_key, words);
        WHEN 'class_standard' THEN
            IF NOT EXISTS (SELECT FROM dcm.class_standard AS k WHERE k.code = words) THEN
                PERFORM dcm_app.raise_bad_setting(p_key, format('没有“%s”这个分类编码标准', left(words, 60)), '{"wants": "choice"}');
            END IF;
        ELSE NULL;
    END CASE;
    PERFORM dcm_app.check_setting_pair(p_key, p_value);
END;
$$;
COMMENT ON FUNCTION dcm_app.check_setting(text, jsonb) IS 'DC003 in words unless a setting can have this value';
