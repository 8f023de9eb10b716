CREATE FUNCTION dcm_app.handbook_save_row(p_edition text, p_row jsonb)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    e dcm.handbook_edition := dcm_app.handbook_draft(p_edition);
    given text := dcm_app.text_of(p_row, 'condition_code', 40);
    f dcm.filing_condition;
    before jsonb;
BEGIN
    IF given IS NOT NULL THEN
        f := dcm_app.handbook_condition(e.code, given);
        before := dcm_app.condition_facts(e.code, given);
    END IF;
    f.edition := e.code;
    f := dcm_app.condition_of_row(f, p_row);
    f.condition_code := coalesce(given, dcm_app.handbook_code(f.kind, f.class_code));
    IF EXISTS (
        SELECT FROM dcm.filing_condition AS o WHERE o.edition = f.edition AND o.class_standard = f.class_standard AND o.kind = f.kind
            AND o.class_code = f.class_code AND o.condition = f.condition AND o.condition_code <> f.condition_code
    ) THEN
        PERFORM dcm_app.raise_error('DC003', '该小类已有同样的立案条件', '请改原来的那一条', '{"key": "same_condition"}');
    END IF;
    INSERT INTO dcm.filing_condition AS o SELECT f.*
    ON CONFLICT (edition, condition_code) DO UPDATE SET
        class_standard = excluded.class_standard, kind = excluded.kind, class_code = excluded.class_code, condition = excluded.condition,
        closing_condition = excluded.closing_condition, handling_standard = excluded.handling_standard,
        department_code = excluded.department_code, supervising_department = excluded.supervising_department,
        needs_verification = excluded.needs_verification, needs_check = excluded.needs_check, no_limit = excluded.no_limit,
        limit_words = excluded.limit_words, note = excluded.note, sort = excluded.sort;
    PERFORM dcm_app.set_limits(f, p_row -> 'limits');
    IF jsonb_typeof(p_row -> 'stage_limits') = 'array' THEN
        PERFORM dcm_app.set_stage_limits(f.edition, f.condition_code, p_row -> 'stage_limits');
    END IF;
    PERFORM dcm_app.note_upkeep('filing_condition', e.code || '/' || f.condition_code, before,
        dcm_app.condition_facts(e.code, f.condition_code));
    RETURN f.condition_code;
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_save_row(text, jsonb) IS
    'Writes a condition of a draft by hand, a new one without condition_code: the keys of a row of the workbook, needs_verification, needs_check, limit_words, sort, stage_limits; what is not given stays. Its code';
