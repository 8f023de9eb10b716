CREATE FUNCTION dcm_app.acceptance_loop()
RETURNS TABLE (step text, ok boolean, words text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    hall dcm_app.identity := (
        session_user::text, ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch'], NULL, ARRAY['file', 'close']
    )::dcm_app.identity;
    out_there dcm_app.identity;
    desk dcm_app.identity;
    c dcm.case_file;
    condition text;
    now_at text := 'register_case';
    done text[] := ARRAY[]::text[];
    said text;
BEGIN
    -- A real case goes round with this district's own grids, handbook, people and departments, and is
    -- taken back as a whole: the block below always ends in an error.
    BEGIN
        c := dcm_app.register_core(hall, dcm_app.acceptance_report(), clock_timestamp());
        done := array_append(done, now_at);
        now_at := 'request_verification';
        SELECT s.login, ARRAY['dcm_supervisor'], NULL::text, '{}'::text[] INTO STRICT out_there
        FROM dcm.staff AS s
        WHERE s.active AND to_regrole('dcm_supervisor') IS NOT NULL AND pg_has_role(s.login, 'dcm_supervisor', 'MEMBER')
        ORDER BY s.login LIMIT 1;
        c := dcm_app.act_core(hall, c.task_no, now_at, c.version, jsonb_build_object('supervisor', out_there.login));
        done := array_append(done, now_at);
        now_at := 'report_verification';
        c := dcm_app.act_core(out_there, c.task_no, now_at, c.version, '{"result": "true", "opinion": "验收自检"}');
        done := array_append(done, now_at);
        now_at := 'file';
        SELECT f.condition_code INTO STRICT condition
        FROM dcm.filing_condition AS f
        WHERE f.edition = dcm_app.edition_at(now()) AND f.class_standard = c.class_standard AND f.kind = c.kind
            AND f.class_code = c.class_code
        ORDER BY f.condition_code LIMIT 1;
        c := dcm_app.act_core(hall, c.task_no, now_at, c.version, jsonb_build_object('condition', condition));
        done := array_append(done, now_at);
        now_at := 'dispatch';
        SELECT session_user::text, ARRAY['dcm_department'], d.code, '{}'::text[] INTO STRICT desk
        FROM dcm.department AS d WHERE d.active ORDER BY d.sort, d.code LIMIT 1;
        c := dcm_app.act_core(hall, c.task_no, now_at, c.version, jsonb_build_object('department', desk.department_code));
        done := array_append(done, now_at);
        now_at := 'report_done';
        c := dcm_app.act_core(desk, c.task_no, now_at, c.version, '{"opinion": "验收自检"}');
        done := array_append(done, now_at);
        now_at := 'request_check';
        c := dcm_app.act_core(hall, c.task_no, now_at, c.version, jsonb_build_object('supervisor', out_there.login));
        done := array_append(done, now_at);
        now_at := 'report_check';
        c := dcm_app.act_core(out_there, c.task_no, now_at, c.version, '{"passed": true, "opinion": "验收自检"}');
        done := array_append(done, now_at);
        now_at := 'close';
        c := dcm_app.act_core(hall, c.task_no, now_at, c.version, '{"opinion": "验收自检"}');
        done := array_append(done, now_at);
        RAISE EXCEPTION USING ERRCODE = 'DC099', MESSAGE = 'taken back';
    EXCEPTION
        WHEN SQLSTATE 'DC099' THEN NULL;
        WHEN no_data_found THEN said := '没有可用的' || CASE now_at
                WHEN 'file' THEN '立案条件' WHEN 'dispatch' THEN '专业部门' ELSE '监督员' END;
        WHEN OTHERS THEN said := sqlerrm;
    END;
    RETURN QUERY
    SELECT s.step, s.step = ANY (done), CASE WHEN s.step = now_at THEN said END
    FROM unnest(ARRAY[
        'register_case', 'request_verification', 'report_verification', 'file', 'dispatch', 'report_done', 'request_check',
        'report_check', 'close'
    ]) WITH ORDINALITY AS s (step, place)
    ORDER BY s.place;
END;
$$;
COMMENT ON FUNCTION dcm_app.acceptance_loop() IS
    'Takes a case round the whole loop with this district''s own data and takes it back again; asked by acceptance only';
