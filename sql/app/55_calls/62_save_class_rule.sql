CREATE FUNCTION dcm_app.save_class_rule(rule jsonb)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    me dcm_app.identity := dcm_app.me();
    given int := dcm_app.number_of(rule, 'id')::int;
    r dcm.class_rule;
    k dcm.class;
BEGIN
    PERFORM dcm_app.require_rule_keeper(me);
    IF given IS NOT NULL THEN
        r := dcm_app.class_rule_for(given);
    END IF;
    r.words := CASE WHEN rule ? 'words' OR given IS NULL THEN dcm_app.words_of(rule, 'words') ELSE r.words END;
    r.but_not := CASE WHEN rule ? 'but_not' OR given IS NULL THEN coalesce(dcm_app.words_of(rule, 'but_not'), '{}') ELSE r.but_not END;
    IF r.words IS NULL THEN
        PERFORM dcm_app.raise_error('DC005', '还缺：关键词', '请写出来电人常说的词', '{"key": "demand_not_met", "missing": ["words"]}');
    END IF;
    k := dcm_app.class_of(
        coalesce(dcm_app.text_of(rule, 'class_standard', 40), r.class_standard, dcm_app.setting_value('class_standard') #>> '{}'),
        coalesce(dcm_app.text_of(rule, 'kind', 20), r.kind), coalesce(dcm_app.text_of(rule, 'class_code', 10), r.class_code)
    );
    r.weight := coalesce(dcm_app.number_of(rule, 'weight'), r.weight, 1);
    IF NOT (r.weight > 0 AND r.weight <= 100) THEN
        PERFORM dcm_app.raise_error('DC003', '权重应大于 0、不超过 100', '', '{"key": "bad_number", "field": "weight"}');
    END IF;
    r.active := coalesce(dcm_app.flag_of(rule, 'active'), r.active, true);
    INSERT INTO dcm.class_rule AS x (id, words, but_not, class_standard, kind, class_code, weight, active)
    VALUES (coalesce(given, nextval(pg_get_serial_sequence('dcm.class_rule', 'id'))::int), r.words, r.but_not, k.standard, k.kind,
        k.code, r.weight, r.active)
    ON CONFLICT (id) DO UPDATE SET
        words = excluded.words, but_not = excluded.but_not, class_standard = excluded.class_standard, kind = excluded.kind,
        class_code = excluded.class_code, weight = excluded.weight, active = excluded.active
    RETURNING x.id INTO given;
    RETURN given;
END;
$$;
COMMENT ON FUNCTION dcm_app.save_class_rule(jsonb) IS
    'Adds a rule, or with id changes one: {id?, words, but_not?, class_standard?, kind, class_code, weight?, active?}; chief and administrators';
