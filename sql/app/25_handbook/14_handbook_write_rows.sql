CREATE FUNCTION dcm_app.handbook_write_rows(p_edition text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    in_force text := dcm_app.edition_at(now());
BEGIN
    INSERT INTO dcm.filing_condition AS f (
        edition, class_standard, kind, class_code, condition_code, condition, handling_standard, closing_condition,
        department_code, supervising_department, needs_verification, needs_check, no_limit, limit_words, note, sort
    )
    SELECT r.edition, c ->> 'class_standard', c ->> 'kind', c ->> 'class_code', r.condition_code, c ->> 'condition',
        coalesce(nullif(c ->> 'handling_standard', ''), k.handling_standard, ''), coalesce(c ->> 'closing_condition', ''),
        nullif(c ->> 'department_code', ''), nullif(c ->> 'supervising_department', ''),
        coalesce(c ->> 'needs_verification' = 'true', k.needs_verification, false),
        coalesce(c ->> 'needs_check' <> 'false', k.needs_check, true), coalesce(c ->> 'no_limit' = 'true', false),
        coalesce(c ->> 'limit_words', r.cells[9]), c ->> 'note',
        r.id - (SELECT min(o.id) FROM dcm.handbook_row AS o WHERE o.edition = p_edition) + 1
    FROM dcm.handbook_row AS r CROSS JOIN LATERAL (SELECT r.content) AS x (c)
    -- The workbooks of cities have no column for 处置标准, 核实 and 核查: what the edition in force says of the same
    -- condition goes on to hold, or every import would empty it.
    LEFT JOIN dcm.filing_condition AS k ON k.edition = in_force AND k.class_standard = c ->> 'class_standard'
        AND k.kind = c ->> 'kind' AND k.class_code = c ->> 'class_code' AND k.condition = c ->> 'condition'
    WHERE r.edition = p_edition AND r.state = 'new'
    ON CONFLICT (edition, condition_code) DO UPDATE SET
        handling_standard = excluded.handling_standard, closing_condition = excluded.closing_condition,
        department_code = excluded.department_code, supervising_department = excluded.supervising_department,
        needs_verification = excluded.needs_verification, needs_check = excluded.needs_check, no_limit = excluded.no_limit,
        limit_words = excluded.limit_words, note = excluded.note, sort = excluded.sort;
    DELETE FROM dcm.handling_limit AS l USING dcm.handbook_row AS r
    WHERE l.edition = p_edition AND l.condition_code = r.condition_code AND r.edition = p_edition AND r.state = 'new';
    INSERT INTO dcm.handling_limit (edition, condition_code, grade, area_type, step, step_label, limit_amount, limit_unit)
    SELECT p_edition, r.condition_code, coalesce(l ->> 'grade', 'B'), coalesce((l ->> 'area_type')::smallint, 0),
        coalesce((l ->> 'step')::smallint, 1), nullif(l ->> 'step_label', ''), (l ->> 'amount')::numeric, dcm_app.limit_unit(l)
    FROM dcm.handbook_row AS r CROSS JOIN LATERAL jsonb_array_elements(nullif(r.content -> 'limits', 'null')) AS l
    WHERE r.edition = p_edition AND r.state = 'new' AND coalesce(r.content ->> 'no_limit', '') <> 'true';
    UPDATE dcm.handbook_row AS r SET state = 'imported' WHERE r.edition = p_edition AND r.state = 'new';
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_write_rows(text) IS 'Makes filing conditions and limits of the new rows of a draft';
