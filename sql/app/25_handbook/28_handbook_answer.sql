CREATE FUNCTION dcm_app.handbook_answer(p_edition text, p_number int, p_answer jsonb)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    e dcm.handbook_edition := dcm_app.handbook_draft(p_edition);
    q dcm.handbook_question;
    given jsonb := dcm_app.clean_json(p_answer);
BEGIN
    SELECT * INTO q FROM dcm.handbook_question AS o WHERE o.edition = e.code AND o.number = p_number;
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC004', '没有这个问题', '请刷新问题列表', jsonb_build_object('key', 'question_not_found', 'number', p_number));
    END IF;
    IF q.answered_at IS NOT NULL THEN
        PERFORM dcm_app.raise_error('DC003', '这个问题已有人回答', '请刷新问题列表',
            jsonb_build_object('key', 'question_answered', 'number', p_number, 'login', q.answered_by));
    END IF;
    PERFORM dcm_app.check_answer(q, given);
    IF given ->> 'drop' = 'true' THEN
        UPDATE dcm.handbook_row AS r SET state = 'dropped', asked = '{}'
        WHERE r.edition = e.code AND r.state = 'asked' AND r.asked @> ARRAY[p_number];
    ELSE
        IF q.key = 'same_condition' AND given ->> 'replace' = 'true' THEN
            PERFORM dcm_app.answer_twins(q);
        END IF;
        UPDATE dcm.handbook_row AS r SET
            content = dcm_app.handbook_patched(r.content, q, given), asked = array_remove(r.asked, p_number),
            state = CASE WHEN r.asked = ARRAY[p_number] THEN 'new' ELSE 'asked' END
        WHERE r.edition = e.code AND r.state = 'asked' AND r.asked @> ARRAY[p_number];
    END IF;
    IF q.key = 'unknown_department' AND given ->> 'remember' = 'true' AND q.subject <> '' THEN
        INSERT INTO dcm.department_alias AS a (alias, department_code, noted_by, noted_at)
        VALUES (q.subject, nullif(given ->> 'department_code', ''), session_user, clock_timestamp())
        ON CONFLICT (alias) DO UPDATE SET
            department_code = excluded.department_code, noted_by = excluded.noted_by, noted_at = excluded.noted_at;
    END IF;
    PERFORM dcm_app.note_upkeep('handbook_question', e.code || '/' || p_number,
        jsonb_build_object('question', q.key, 'subject', q.subject), jsonb_build_object('question', q.key, 'subject', q.subject, 'answer', given));
    UPDATE dcm.handbook_question AS o SET answer = given, answered_by = session_user, answered_at = clock_timestamp()
    WHERE o.number = p_number;
    PERFORM dcm_app.handbook_settle(e.code);
    -- Questions whose rows have all been left out need no answer any more.
    UPDATE dcm.handbook_question AS o SET answer = '{"drop": true}', answered_by = session_user, answered_at = clock_timestamp()
    WHERE o.edition = e.code AND o.answered_at IS NULL AND NOT EXISTS (
        SELECT FROM dcm.handbook_row AS r WHERE r.edition = e.code AND r.state = 'asked' AND r.asked @> ARRAY[o.number]
    );
    RETURN dcm_app.handbook_counts(e.code);
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_answer(text, int, jsonb) IS
    'Answers a question of a draft for all its rows at once: {class_code} | {department_code, remember} | {amount, unit} | {limits} | {no_limit: true} | {condition} | {accept: true} | {replace: true} | {drop: true}. Counts of the whole draft as handbook_add_rows has them';
