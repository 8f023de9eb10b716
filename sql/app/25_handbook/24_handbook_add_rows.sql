CREATE FUNCTION dcm_app.handbook_add_rows(p_edition text, p_rows jsonb)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
SET jit = off
AS $$
DECLARE
    e dcm.handbook_edition := dcm_app.handbook_draft(p_edition);
    last_before int := (SELECT coalesce(max(r.id), 0) FROM dcm.handbook_row AS r);
    given jsonb := dcm_app.clean_json(p_rows);
    bad jsonb;
    taken int;
BEGIN
    IF jsonb_typeof(given) IS DISTINCT FROM 'array' THEN
        PERFORM dcm_app.raise_error('DC003', '手册的行应是一个 JSON 数组', '', '{"key": "bad_rows"}');
    END IF;
    SELECT x INTO bad FROM jsonb_array_elements(given) AS x
    WHERE jsonb_typeof(x) <> 'object' OR coalesce(x ->> 'row_no', '') !~ '^\d{1,7}$'
        OR jsonb_typeof(x -> 'cells') NOT IN ('array', 'null') OR jsonb_typeof(x -> 'questions') NOT IN ('array', 'null')
        OR jsonb_path_exists(nullif(x -> 'questions', 'null'), '$[*] ? (!(@.key.type() == "string"))')
    LIMIT 1;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003', '有一行不是手册的行：' || left(bad::text, 120), '整批都没有写入',
            jsonb_build_object('key', 'bad_rows', 'row_no', bad -> 'row_no'));
    END IF;
    -- The index over conditions of a class holds so much, and nobody reads more.
    SELECT x INTO bad FROM jsonb_array_elements(given) AS x
    WHERE length(x ->> 'condition') > 800 OR length(x ->> 'closing_condition') > 4000 OR length(x ->> 'handling_standard') > 4000
        OR length(x ->> 'note') > 4000 OR length(x ->> 'limit_words') > 1000
    LIMIT 1;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('工作表“%s”第 %s 行的文字太长', left(bad ->> 'sheet', 60), bad ->> 'row_no'),
            '立案条件最多 800 个字，其他最多 4000 个；整批都没有写入',
            jsonb_build_object('key', 'too_long', 'field', 'condition', 'limit', 800, 'row_no', bad -> 'row_no'));
    END IF;
    INSERT INTO dcm.handbook_row (edition, sheet, row_no, cells, content)
    SELECT e.code, left(coalesce(x ->> 'sheet', ''), 100), (x ->> 'row_no')::int,
        ARRAY(SELECT left(c, 32767) FROM jsonb_array_elements_text(nullif(x -> 'cells', 'null')) WITH ORDINALITY AS t (c, k) ORDER BY k),
        jsonb_set(x - ARRAY['sheet', 'row_no', 'cells'], '{questions}', coalesce(nullif(x -> 'questions', 'null'), '[]'))
    FROM jsonb_array_elements(given) WITH ORDINALITY AS o (x, n)
    ORDER BY o.n;
    PERFORM dcm_app.handbook_settle(e.code);
    -- Who looks at the draft next must not be planned for an empty one; in portions, each time that it has doubled.
    taken := (SELECT count(*) FROM dcm.handbook_row AS r WHERE r.edition = e.code);
    IF taken > 500 AND taken >= 2 * (taken - jsonb_array_length(given)) THEN
        ANALYZE dcm.filing_condition;
        ANALYZE dcm.handling_limit;
        ANALYZE dcm.handbook_row;
    END IF;
    RETURN dcm_app.handbook_counts(e.code, last_before);
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_add_rows(text, jsonb) IS
    'Takes rows of a workbook into a draft: each becomes a filing condition or waits for an answer. {read, imported, asked, dropped, questions}';
