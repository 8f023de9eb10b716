CREATE FUNCTION dcm_app.case_of_report(me dcm_app.identity, report jsonb, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    c dcm.case_file;
    part dcm.component;
    k dcm.class;
BEGIN
    IF jsonb_typeof(report) IS DISTINCT FROM 'object' THEN
        PERFORM dcm_app.raise_error('DC003', '上报内容应是一个 JSON 对象', '', '{"key": "bad_report"}');
    END IF;
    c.component_code := dcm_app.text_of(report, 'component_code', 40);
    c.kind := coalesce(dcm_app.text_of(report, 'kind', 20), CASE WHEN c.component_code IS NOT NULL THEN 'component' END);
    c.class_standard := coalesce(dcm_app.text_of(report, 'class_standard', 40), dcm_app.setting_value('class_standard') #>> '{}');
    c.class_code := dcm_app.text_of(report, 'class_code', 10);
    IF c.component_code IS NOT NULL THEN
        IF c.component_code !~ '^\d{16,17}$' THEN
            PERFORM dcm_app.raise_error('DC003', '部件标识码应是 16 位（或 17 位）数字', '', '{"key": "bad_component_code"}');
        END IF;
        SELECT * INTO part FROM dcm.component AS p WHERE p.component_code = c.component_code;
        IF c.kind = 'component' AND c.class_standard = part.class_standard THEN
            c.class_code := coalesce(c.class_code, part.class_code);
            PERFORM dcm_app.check_component(part, c.class_code);
        END IF;
    END IF;
    k := dcm_app.class_of(c.class_standard, c.kind, c.class_code);
    c.source := dcm_app.source_code(me, dcm_app.text_of(report, 'source', 40));
    c.description := coalesce(dcm_app.text_of(report, 'description', 20000), k.label_zh);
    c.address := dcm_app.text_of(report, 'address', 500);
    c.urgent := coalesce(dcm_app.flag_of(report, 'urgent'), false);
    c.geom := coalesce(dcm_app.place_of(report), ST_PointOnSurface(part.geom));
    c.grid_code := dcm_app.grid_at(c.geom);
    IF c.grid_code IS NULL AND c.geom IS NOT NULL THEN
        PERFORM dcm_app.check_place(report);
    END IF;
    c.place_state := CASE WHEN c.grid_code IS NOT NULL THEN 'ok' WHEN c.geom IS NULL THEN 'unknown' ELSE 'outside' END;
    c.community_code := left(c.grid_code, 12);
    c.street_code := left(c.grid_code, 9);
    c.occurred_at := dcm_app.time_of(report, 'occurred_at', p_at);
    c.registered_at := p_at;
    c.registered_by := me.login;
    c.grade := 'B';
    c.round := 1;
    c.due_provisional := false;
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.case_of_report(dcm_app.identity, jsonb, timestamptz) IS
    'The case that a report would make, checked and located, not yet written; DC003 with the field that is wrong';
