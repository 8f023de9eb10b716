CREATE FUNCTION dcm_app.handbook_find_twins(p_edition text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
-- Nothing is known of rows that have just come: for one that is expected, thousands would each walk through all conditions.
SET enable_nestloop = off
AS $$
BEGIN
    -- What was copied or entered by hand gives way to the workbook; one row of the workbook does not to another.
    UPDATE dcm.handbook_row AS r SET content = jsonb_set(r.content, '{questions}', jsonb_build_array(dcm_app.handbook_asks(
        'same_condition', format('%s %s', r.content ->> 'class_code', r.content ->> 'condition'))))
    FROM (
        SELECT n.id, n.content ->> 'class_standard' AS standard, n.content ->> 'kind' AS kind, n.content ->> 'class_code' AS class_code,
            n.content ->> 'condition' AS condition, row_number() OVER (
                PARTITION BY n.content ->> 'class_standard', n.content ->> 'kind', n.content ->> 'class_code', n.content ->> 'condition'
                ORDER BY n.id
            ) AS place
        FROM dcm.handbook_row AS n
        WHERE n.edition = p_edition AND n.state = 'new' AND n.content -> 'questions' = '[]'
    ) AS x
    WHERE r.id = x.id AND (x.place > 1 OR EXISTS (
        SELECT FROM dcm.filing_condition AS f
        INNER JOIN dcm.handbook_row AS o ON o.edition = f.edition AND o.condition_code = f.condition_code AND o.state = 'imported'
        WHERE f.edition = p_edition AND f.class_standard = x.standard AND f.kind = x.kind AND f.class_code = x.class_code
            AND f.condition = x.condition
    ));
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_find_twins(text) IS 'Asks for each new row of a draft whose condition another row of its workbook has already';
