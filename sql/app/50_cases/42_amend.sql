CREATE FUNCTION dcm_app.amend(c dcm.case_file, fields jsonb, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    allowed constant text[] := ARRAY['class_code', 'class_standard', 'kind', 'address', 'x', 'y', 'srid', 'datum', 'description',
        'component_code', 'condition', 'urgent', 'grade'];
    wrong text;
    was dcm.case_file := c;
BEGIN
    IF jsonb_typeof(fields) <> 'object' THEN
        PERFORM dcm_app.raise_error('DC003', 'fields 应是一个 JSON 对象', '', '{"key": "bad_detail"}');
    END IF;
    SELECT k INTO wrong FROM jsonb_object_keys(fields) AS k WHERE NOT k = ANY (allowed) LIMIT 1;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('“%s”不能修改', wrong), format('可修改：%s', array_to_string(allowed, '、')),
            jsonb_build_object('key', 'unknown_field', 'field', wrong));
    END IF;
    IF fields ? 'component_code' THEN
        c.component_code := dcm_app.text_of(fields, 'component_code', 40);
        IF c.component_code !~ '^\d{16,17}$' THEN
            PERFORM dcm_app.raise_error('DC003', '部件标识码应是 16 位（或 17 位）数字', '', '{"key": "bad_component_code"}');
        END IF;
    END IF;
    IF fields ?| ARRAY['class_code', 'class_standard', 'kind'] THEN
        c.class_standard := coalesce(dcm_app.text_of(fields, 'class_standard', 40), c.class_standard);
        c.kind := coalesce(dcm_app.text_of(fields, 'kind', 20), c.kind);
        c.class_code := coalesce(dcm_app.text_of(fields, 'class_code', 10), c.class_code);
        PERFORM dcm_app.class_of(c.class_standard, c.kind, c.class_code);
    END IF;
    IF fields ?| ARRAY['component_code', 'class_code', 'kind'] AND c.kind = 'component' THEN
        PERFORM dcm_app.check_component(p, c.class_code) FROM dcm_app.component_at_code(c.component_code) AS p
        WHERE p.class_standard = c.class_standard;
    END IF;
    IF fields ?| ARRAY['x', 'y', 'srid', 'datum'] THEN
        IF NOT fields ?& ARRAY['x', 'y'] THEN
            PERFORM dcm_app.raise_error('DC003', '修改位置要同时给出 x 和 y', '', '{"key": "bad_place"}');
        END IF;
        c.geom := dcm_app.place_of(fields);
        c.grid_code := dcm_app.grid_at(c.geom);
        IF c.grid_code IS NULL AND c.geom IS NOT NULL THEN
            PERFORM dcm_app.check_place(fields);
        END IF;
        c.community_code := left(c.grid_code, 12);
        c.street_code := left(c.grid_code, 9);
        c.place_state := CASE WHEN c.grid_code IS NOT NULL THEN 'ok' WHEN c.geom IS NULL THEN 'unknown' ELSE 'outside' END;
        IF c.grid_code IS NULL AND c.filed_at IS NOT NULL THEN
            PERFORM dcm_app.raise_error('DC005', '已立案的案件不能改到区外，也不能没有位置', '不属于本区的案件请作废',
                '{"key": "demand_not_met", "missing": ["place"]}');
        END IF;
    END IF;
    c.address := CASE WHEN fields ? 'address' THEN dcm_app.text_of(fields, 'address', 500) ELSE c.address END;
    c.description := coalesce(dcm_app.text_of(fields, 'description', 20000), c.description);
    c.urgent := coalesce(dcm_app.flag_of(fields, 'urgent'), c.urgent);
    c.grade := coalesce(dcm_app.grade_of(fields), c.grade);
    RETURN dcm_app.amend_condition(was, c, fields ->> 'condition', p_at);
END;
$$;
COMMENT ON FUNCTION dcm_app.amend(dcm.case_file, jsonb, timestamptz) IS
    'The case with some fields corrected (修改案卷); place and grid go together, so do class and filing condition';
