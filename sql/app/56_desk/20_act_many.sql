CREATE FUNCTION dcm_app.act_many(acts jsonb)
RETURNS TABLE (task_no text, ok boolean, sqlstate text, message text, hint text, detail jsonb, stage text, version int,
    due_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    me dcm_app.identity := dcm_app.me();
    answers jsonb[];
    done int := 0;
    one record;
BEGIN
    IF jsonb_typeof(acts) IS DISTINCT FROM 'array' THEN
        PERFORM dcm_app.raise_error('DC003', '批量操作应是一个 JSON 数组', '', '{"key": "bad_acts"}');
    END IF;
    IF jsonb_array_length(acts) > 500 THEN
        PERFORM dcm_app.raise_error('DC003', format('一次最多办理 500 件（现有 %s 件）', jsonb_array_length(acts)), '请分几次提交',
            '{"key": "too_many", "limit": 500}');
    END IF;
    -- In the order of the numbers, so that two batches over the same cases wait for each other and not in a circle.
    FOR one IN
        SELECT x.item, x.n::int AS n FROM jsonb_array_elements(acts) WITH ORDINALITY AS x (item, n)
        ORDER BY x.item ->> 'task_no', x.n
    LOOP
        answers[one.n] := dcm_app.act_one(me, one.item);
        done := done + (answers[one.n] ->> 'ok')::boolean::int;
    END LOOP;
    IF done > 0 THEN
        PERFORM pg_notify('dcm', jsonb_build_object('topic', 'cases', 'batch', done)::text);
    END IF;
    RETURN QUERY
    SELECT r.* FROM unnest(answers) WITH ORDINALITY AS a (answer, n)
    CROSS JOIN LATERAL jsonb_to_record(a.answer) AS r (task_no text, ok boolean, sqlstate text, message text, hint text,
        detail jsonb, stage text, version int, due_at timestamptz)
    ORDER BY a.n;
END;
$$;
COMMENT ON FUNCTION dcm_app.act_many(jsonb) IS
    'Does many actions, at most 500: [{task_no, action, version, detail}]; each succeeds or is refused by itself, the answers come in the order given, the desks are told once';
