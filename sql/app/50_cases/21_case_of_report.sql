CREATE FUNCTION dcm_app.case_of_report(me dcm_app.identity, report jsonb, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    c dcm.case_file;
    part dcm.component;
    w dcm_app.report_words;
    class_label text;
BEGIN
    IF jsonb_typeof(report) IS DISTINCT FROM 'object' THEN
        PERFORM dcm_app.raise_error('DC003', '上报内容应是一个 JSON 对象', '', '{"key": "bad_report"}');
    END IF;
    w := dcm_app.words_of(report);
    c.component_code := w.component_code;
    c.kind := coalesce(w.kind, CASE WHEN c.component_code IS NOT NULL THEN 'component' END);
    c.class_standard := coalesce(w.class_standard, dcm_app.setting_value('class_standard') #>> '{}');
    c.class_code := w.class_code;
    IF c.component_code IS NOT NULL THEN
        IF c.component_code !~ '^\d{16,17}$' THEN
            PERFORM dcm_app.raise_error('DC003', '部件标识码应是 16 位（或 17 位）数字', '', '{"key": "bad_component_code"}');
        END IF;
        SELECT * INTO part FROM dcm.component AS p WHERE p.component_code = c.component_code;
        IF NOT FOUND THEN  -- the code on the pole is from before it was re-classed
            SELECT * INTO part FROM dcm_app.component_at_code(c.component_code);
        END IF;
        IF c.kind = 'component' AND c.class_standard = part.class_standard THEN
            c.class_code := coalesce(c.class_code, part.class_code);
            PERFORM dcm_app.check_component(part, c.class_code);
        END IF;
    END IF;
    -- Class and source are as a rule given by code; what is not found so is left to the functions that explain.
    SELECT k.label_zh, r.code INTO class_label, c.source
    FROM dcm.class AS k
    LEFT JOIN dcm.report_source AS r ON r.code = w.source
    WHERE k.standard = c.class_standard AND k.kind = c.kind AND k.code = c.class_code;
    IF NOT FOUND THEN
        PERFORM dcm_app.class_of(c.class_standard, c.kind, c.class_code);
    END IF;
    c.source := coalesce(c.source, dcm_app.source_code(me, w.source));
    c.description := coalesce(w.description, class_label);
    c.address := w.address;
    c.urgent := report ? 'urgent' AND coalesce(dcm_app.flag_of(report, 'urgent'), false);
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
