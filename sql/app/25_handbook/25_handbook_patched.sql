CREATE FUNCTION dcm_app.handbook_patched(p_content jsonb, q dcm.handbook_question, p_answer jsonb)
RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    put jsonb := p_answer - ARRAY['drop', 'remember', 'accept', 'replace', 'amount', 'unit', 'grade', 'area_type', 'step', 'step_label'];
    place text;
BEGIN
    IF q.key = 'unknown_department' THEN
        -- The same words may stand for who handles in one row and for who supervises in another.
        put := put - 'department_code';
        FOR place IN
            SELECT coalesce(x.field, 'department_code') FROM dcm_app.handbook_questions_of(p_content) AS x
            WHERE x.key = q.key AND x.subject = q.subject
        LOOP
            put := put || jsonb_build_object(place, p_answer -> 'department_code');
        END LOOP;
    END IF;
    IF p_answer ? 'amount' THEN
        put := put || jsonb_build_object('no_limit', false, 'limits', (
            SELECT coalesce(jsonb_agg(l), '[]') FROM jsonb_array_elements(nullif(p_content -> 'limits', 'null')) AS l
            WHERE (coalesce(l ->> 'grade', 'B'), coalesce(l ->> 'area_type', '0'), coalesce(l ->> 'step', '1')) <>
                (coalesce(p_answer ->> 'grade', 'B'), coalesce(p_answer ->> 'area_type', '0'), coalesce(p_answer ->> 'step', '1'))
        ) || jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('grade', coalesce(p_answer ->> 'grade', 'B'),
            'area_type', coalesce((p_answer ->> 'area_type')::int, 0), 'step', coalesce((p_answer ->> 'step')::int, 1),
            'step_label', p_answer ->> 'step_label', 'amount', p_answer -> 'amount', 'unit', p_answer -> 'unit'))));
    ELSIF p_answer ? 'limits' AND NOT p_answer ? 'no_limit' THEN
        put := put || '{"no_limit": false}';
    END IF;
    IF p_answer ? 'class_code' THEN
        put := put || jsonb_build_object(
            'class_standard', coalesce(p_answer ->> 'class_standard', p_content ->> 'class_standard', dcm_app.setting_value('class_standard') #>> '{}'),
            'kind', coalesce(p_answer ->> 'kind', p_content ->> 'kind'));
    END IF;
    RETURN p_content || put || jsonb_build_object('questions', (
        SELECT coalesce(jsonb_agg(x), '[]') FROM jsonb_array_elements(p_content -> 'questions') AS x
        WHERE NOT (x ->> 'key' = q.key AND left(coalesce(x ->> 'subject', ''), 500) = q.subject)
    ));
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_patched(jsonb, dcm.handbook_question, jsonb) IS 'What is understood of a row once one of its questions is answered';
