CREATE FUNCTION dcm_app.handbook_counts(p_edition text, p_after int DEFAULT 0)
RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    SELECT jsonb_build_object(
        'read', count(*), 'imported', count(*) FILTER (WHERE r.state = 'imported'), 'asked', count(*) FILTER (WHERE r.state = 'asked'),
        'dropped', count(*) FILTER (WHERE r.state = 'dropped'),
        'questions', (SELECT count(*) FROM dcm.handbook_question AS q WHERE q.edition = p_edition AND q.answered_at IS NULL))
    FROM dcm.handbook_row AS r WHERE r.edition = p_edition AND r.id > p_after
$$;
COMMENT ON FUNCTION dcm_app.handbook_counts(text, int) IS 'What became of the rows of an edition, or of those after one, and its open questions';
