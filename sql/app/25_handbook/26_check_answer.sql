CREATE FUNCTION dcm_app.check_answer(q dcm.handbook_question, p_answer jsonb)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    known constant text[] := ARRAY['drop', 'remember', 'accept', 'replace', 'amount', 'unit', 'grade', 'area_type', 'step', 'step_label',
        'limits', 'no_limit', 'class_standard', 'kind', 'class_code', 'department_code', 'supervising_department', 'condition',
        'closing_condition', 'handling_standard', 'note', 'limit_words', 'needs_verification', 'needs_check'];
    wrong text;
BEGIN
    IF jsonb_typeof(p_answer) IS DISTINCT FROM 'object' OR p_answer - ARRAY['remember', 'unit', 'grade', 'area_type', 'step', 'step_label'] = '{}'
        OR EXISTS (SELECT FROM jsonb_object_keys(p_answer) AS k WHERE NOT k = ANY (known))
        OR (q.key = 'unknown_department' AND NOT p_answer ?| ARRAY['department_code', 'drop'])
        OR (q.key = 'same_condition' AND NOT p_answer ?| ARRAY['condition', 'replace', 'drop']) THEN
        PERFORM dcm_app.raise_error('DC003', '这不是对该问题的回答', '请从建议中选择、填写，或不要这些行',
            jsonb_build_object('key', 'bad_answer', 'question', q.key));
    END IF;
    IF p_answer ? 'amount' OR p_answer ? 'limits' THEN
        wrong := dcm_app.limits_fault(CASE WHEN p_answer ? 'amount' THEN jsonb_build_array(p_answer) ELSE p_answer -> 'limits' END);
        IF wrong IS NOT NULL OR p_answer -> 'limits' = '[]' THEN
            PERFORM dcm_app.raise_bad_limit(coalesce(wrong, ''));
        END IF;
    END IF;
    FOREACH wrong IN ARRAY ARRAY['department_code', 'supervising_department'] LOOP
        IF coalesce(p_answer ->> wrong, '') <> '' AND NOT EXISTS (
            SELECT FROM dcm.department AS d WHERE d.code = p_answer ->> wrong AND d.active
        ) THEN
            PERFORM dcm_app.raise_error('DC003', format('没有“%s”这个部门，或已停用', left(p_answer ->> wrong, 40)), '请从部门表中选择',
                jsonb_build_object('key', 'unknown_department', 'department', left(p_answer ->> wrong, 40)));
        END IF;
    END LOOP;
    IF p_answer ? 'condition' AND dcm_app.text_of(p_answer, 'condition', 800) IS NULL THEN
        PERFORM dcm_app.raise_error('DC003', '立案条件不能为空', '', '{"key": "bad_answer"}');
    END IF;
    IF p_answer ? 'class_code' AND EXISTS (
        SELECT FROM dcm.handbook_row AS r CROSS JOIN LATERAL dcm_app.handbook_patched(r.content, q, p_answer) AS c
        LEFT JOIN dcm.class AS k ON k.standard = c ->> 'class_standard' AND k.kind = c ->> 'kind' AND k.code = c ->> 'class_code'
        WHERE r.edition = q.edition AND r.state = 'asked' AND r.asked @> ARRAY[q.number] AND k.code IS NULL
    ) THEN
        PERFORM dcm_app.raise_error('DC003', format('没有小类 %s，或没有说明是部件还是事件', left(p_answer ->> 'class_code', 20)),
            '请从小类表中选择', jsonb_build_object('key', 'unknown_class', 'class_code', left(p_answer ->> 'class_code', 20)));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_answer(dcm.handbook_question, jsonb) IS 'DC003 for an answer that is none, or names a class, department or limit that cannot be';
