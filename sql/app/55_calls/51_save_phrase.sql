CREATE FUNCTION dcm_app.save_phrase(phrase jsonb)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    me dcm_app.identity := dcm_app.me();
    was dcm.phrase := dcm_app.phrase_for(me, dcm_app.number_of(phrase, 'id')::int);
    is_district boolean := coalesce(dcm_app.flag_of(phrase, 'district'), was.id IS NOT NULL AND was.owner IS NULL);
    p dcm.phrase;
BEGIN
    IF is_district AND NOT me.roles && ARRAY['dcm_chief', 'dcm_admin'] THEN
        PERFORM dcm_app.raise_error('DC001', '本区的常用语由值班长或管理员维护', '可以另存为自己的常用语', '{"key": "not_allowed"}');
    END IF;
    p.part := coalesce(dcm_app.text_of(phrase, 'part', 20), was.part, '');
    p.text := coalesce(dcm_app.text_of(phrase, 'text', 2000), was.text);
    IF p.part NOT IN ('description', 'opinion', 'reason', 'answer') THEN
        PERFORM dcm_app.raise_error('DC003', '常用语的用处应是 description、opinion、reason 或 answer', '', '{"key": "bad_phrase"}');
    ELSIF p.text IS NULL THEN
        PERFORM dcm_app.raise_error('DC005', '还缺：内容', '请写出常用语', '{"key": "demand_not_met", "missing": ["text"]}');
    END IF;
    p.kind := CASE WHEN phrase ? 'kind' OR was.id IS NULL THEN dcm_app.text_of(phrase, 'kind', 20) ELSE was.kind END;
    p.class_code := CASE WHEN phrase ? 'class_code' OR was.id IS NULL THEN dcm_app.text_of(phrase, 'class_code', 10) ELSE was.class_code END;
    IF p.class_code IS NOT NULL THEN
        p.class_standard := coalesce(dcm_app.text_of(phrase, 'class_standard', 40), was.class_standard,
            dcm_app.setting_value('class_standard') #>> '{}');
        PERFORM dcm_app.class_of(p.class_standard, p.kind, p.class_code);
    ELSIF p.kind NOT IN ('component', 'event') THEN
        PERFORM dcm_app.raise_error('DC003', '类型应是 component（部件）或 event（事件）', '', '{"key": "bad_phrase"}');
    END IF;
    INSERT INTO dcm.phrase AS x (id, owner, part, class_standard, kind, class_code, text, sort)
    VALUES (coalesce(was.id, nextval(pg_get_serial_sequence('dcm.phrase', 'id'))::int), CASE WHEN NOT is_district THEN me.login END,
        p.part, p.class_standard, p.kind, p.class_code, p.text, coalesce(dcm_app.number_of(phrase, 'sort')::int, was.sort, 0))
    ON CONFLICT (id) DO UPDATE SET
        owner = excluded.owner, part = excluded.part, class_standard = excluded.class_standard, kind = excluded.kind,
        class_code = excluded.class_code, text = excluded.text, sort = excluded.sort
    RETURNING x.id INTO p.id;
    RETURN p.id;
END;
$$;
COMMENT ON FUNCTION dcm_app.save_phrase(jsonb) IS
    'Adds a phrase, or with id changes one: {id?, part, text, kind?, class_code?, sort?, district?}; the district''s by chief and administrators only';
