CREATE FUNCTION dcm_app.handbook_ask(p_edition text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    INSERT INTO dcm.handbook_question AS o (edition, key, subject, suggestions)
    SELECT DISTINCT ON (q.key, q.subject) p_edition, q.key, q.subject, q.suggestions
    FROM dcm.handbook_row AS r CROSS JOIN LATERAL dcm_app.handbook_questions_of(r.content) AS q
    WHERE r.edition = p_edition AND r.state = 'new'
    ORDER BY q.key, q.subject, r.id
    ON CONFLICT (edition, key, subject) WHERE answered_at IS NULL DO NOTHING;
    UPDATE dcm.handbook_row AS r SET asked = x.numbers, state = 'asked'
    FROM (
        SELECT n.id, array_agg(DISTINCT o.number) AS numbers
        FROM dcm.handbook_row AS n CROSS JOIN LATERAL dcm_app.handbook_questions_of(n.content) AS q
        INNER JOIN dcm.handbook_question AS o
            ON o.edition = p_edition AND o.key = q.key AND o.subject = q.subject AND o.answered_at IS NULL
        WHERE n.edition = p_edition AND n.state = 'new'
        GROUP BY n.id
    ) AS x
    WHERE r.id = x.id;
    UPDATE dcm.handbook_question AS o SET rows = x.rows
    FROM (
        SELECT n.number, count(*) AS rows
        FROM dcm.handbook_row AS r CROSS JOIN LATERAL unnest(r.asked) AS n (number)
        WHERE r.edition = p_edition AND r.state = 'asked'
        GROUP BY n.number
    ) AS x
    WHERE o.number = x.number AND o.rows <> x.rows;
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_ask(text) IS
    'Makes questions of what the new rows of a draft ask; rows with the same key and words share one';
