CREATE FUNCTION dcm_app.check_demands(demands text[], p_detail jsonb)
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    missing text[];
    wrong text;
BEGIN
    SELECT array_agg(d) INTO missing FROM unnest(demands) AS d
    WHERE coalesce(btrim(p_detail ->> d, E' \t\r\n　'), '') IN ('', '{}', '[]');
    IF missing IS NOT NULL THEN
        PERFORM dcm_app.raise_error('DC005',
            format('还缺：%s', (SELECT string_agg(dcm_app.field_label(m), '、') FROM unnest(missing) AS m)), '请补齐后再提交',
            jsonb_build_object('key', 'demand_not_met', 'missing', to_jsonb(missing)));
    END IF;
    SELECT x.key INTO wrong FROM jsonb_each(p_detail) AS x
    WHERE x.key IN ('reason', 'opinion', 'text', 'description') AND jsonb_typeof(x.value) NOT IN ('string', 'null') LIMIT 1;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('“%s”应是文字', dcm_app.field_label(wrong)), '',
            jsonb_build_object('key', 'bad_text', 'field', wrong));
    END IF;
    IF length(p_detail::text) <= 20000 THEN  -- as mostly
        RETURN;
    END IF;
    SELECT x.key INTO wrong FROM jsonb_each_text(p_detail) AS x WHERE length(x.value) > 20000 LIMIT 1;
    IF FOUND OR length(p_detail::text) > 200000 THEN
        PERFORM dcm_app.raise_error('DC003',
            format('“%s”太长（%s 个字，最多 20000 个）', coalesce(dcm_app.field_label(wrong), '内容'),
                length(coalesce(p_detail ->> wrong, p_detail::text))),
            '请缩短后再提交', jsonb_strip_nulls(jsonb_build_object('key', 'too_long', 'field', wrong, 'limit', 20000)));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_demands(text[], jsonb) IS
    'DC005 with the keys of detail that are missing or blank, DC003 for a text that is none or too long';
