CREATE FUNCTION dcm_app.change_department(p jsonb)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    was dcm.department;
    d dcm.department;
BEGIN
    PERFORM dcm_app.only_keys(p, ARRAY['code', 'new', 'label_zh', 'label_en', 'short_zh', 'kind', 'parent_code', 'street_code', 'phone', 'sort']);
    -- Two that put each other on top at once would make a circle that neither of them sees.
    LOCK TABLE dcm.department IN SHARE ROW EXCLUSIVE MODE;
    SELECT * INTO was FROM dcm.department AS o WHERE o.code = p ->> 'code';
    IF was.code IS NOT NULL AND coalesce(dcm_app.flag_of(p, 'new'), false) THEN
        PERFORM dcm_app.raise_error('DC003', format('代码“%s”已有部门用：%s', was.code, was.label_zh), '请换一个代码，或修改这个部门',
            jsonb_build_object('key', 'code_taken', 'name', was.label_zh));
    END IF;
    d := dcm_app.department_of(p, was);
    PERFORM dcm_app.check_department(d);
    IF d.parent_code IS DISTINCT FROM was.parent_code THEN
        PERFORM dcm_app.check_parent(d.code, d.parent_code);
    END IF;
    INSERT INTO dcm.department AS o (code, label_zh, label_en, short_zh, kind, street_code, phone, sort, active, parent_code)
    VALUES (d.code, d.label_zh, d.label_en, d.short_zh, d.kind, d.street_code, d.phone, d.sort, d.active, d.parent_code)
    ON CONFLICT (code) DO UPDATE SET
        label_zh = excluded.label_zh, label_en = excluded.label_en, short_zh = excluded.short_zh, kind = excluded.kind,
        street_code = excluded.street_code, phone = excluded.phone, sort = excluded.sort, parent_code = excluded.parent_code
    WHERE o IS DISTINCT FROM excluded;
    RETURN jsonb_build_object('changes', (d IS DISTINCT FROM was)::int, 'notes', dcm_app.note_of('running_cases', (
            SELECT count(*) FROM dcm_app.running_cases_of(d.code)
        )) || CASE WHEN was.code IS NOT NULL AND d.street_code IS DISTINCT FROM was.street_code
            THEN dcm_app.note_of('territory', 1) ELSE '[]' END);
END;
$$;
COMMENT ON FUNCTION dcm_app.change_department(jsonb) IS 'The work of save_department and its effect';
