CREATE FUNCTION dcm_app.answer_twins(q dcm.handbook_question)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    kept dcm.handbook_row;
    old text;
BEGIN
    SELECT * INTO kept FROM dcm.handbook_row AS r
    WHERE r.edition = q.edition AND r.state = 'asked' AND r.asked @> ARRAY[q.number] ORDER BY r.id DESC LIMIT 1;
    UPDATE dcm.handbook_row AS r SET state = 'dropped', asked = '{}'
    WHERE r.edition = q.edition AND r.state = 'asked' AND r.asked @> ARRAY[q.number] AND r.id <> kept.id;
    SELECT f.condition_code INTO old FROM dcm.filing_condition AS f
    WHERE f.edition = q.edition AND f.class_standard = kept.content ->> 'class_standard' AND f.kind = kept.content ->> 'kind'
        AND f.class_code = kept.content ->> 'class_code' AND f.condition = kept.content ->> 'condition';
    -- Without a row of its own the condition gives way to the one that is kept, under the same code.
    UPDATE dcm.handbook_row AS r SET state = 'dropped', condition_code = NULL WHERE r.edition = q.edition AND r.condition_code = old;
END;
$$;
COMMENT ON FUNCTION dcm_app.answer_twins(dcm.handbook_question) IS 'Of rows with the same condition the last one counts; the others are left out';
