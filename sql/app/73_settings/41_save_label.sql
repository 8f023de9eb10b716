CREATE FUNCTION dcm_app.save_label(p jsonb, p_dry boolean DEFAULT false)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    was record;
    became record;
    twin text;
BEGIN
    PERFORM dcm_app.require_keeper();
    PERFORM pg_advisory_xact_lock(2140826, 2);
    PERFORM dcm_app.check_label(p);
    SELECT l.list, l.code, l.label_zh, l.label_en, l.sort INTO was FROM dcm_app.labels() AS l
    WHERE l.list = p ->> 'list' AND l.code = p ->> 'code';
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC004', format('字典中没有“%s”这一项', left(coalesce(p ->> 'code', ''), 60)), '请从列表中选择',
            '{"key": "label_not_found"}');
    END IF;
    SELECT was.list, was.code, coalesce(p ->> 'label_zh', was.label_zh) AS label_zh,
        coalesce(p ->> 'label_en', was.label_en) AS label_en, coalesce((p ->> 'sort')::int, was.sort) AS sort INTO became;
    SELECT l.code INTO twin FROM dcm_app.labels() AS l
    WHERE l.list = was.list AND l.code <> was.code AND (l.label_zh = became.label_zh OR l.label_en = became.label_en);
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('“%s”已经用了这个名称', twin), '同一字典里名称不能相同，请换一个',
            jsonb_build_object('key', 'label_twice', 'code', twin));
    END IF;
    IF was = became THEN
        RETURN jsonb_build_object('changes', 0);
    END IF;
    IF NOT p_dry THEN
        PERFORM dcm_app.write_label(was.list, was.code, became.label_zh, became.label_en, became.sort);
    END IF;
    RETURN jsonb_build_object('changes', 1, 'notes', dcm_app.label_notes(was.list, was.code));
END;
$$;
COMMENT ON FUNCTION dcm_app.save_label(jsonb, boolean) IS
    'Names and orders an entry of a code list (list, code, label_zh, label_en, sort), or only says what that would do; answers the effect';
