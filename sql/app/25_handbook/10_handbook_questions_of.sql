CREATE FUNCTION dcm_app.handbook_questions_of(p_content jsonb)
RETURNS TABLE (key text, subject text, suggestions jsonb, field text)
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
    -- An index holds what two rows share, so the words end where its entries do.
    SELECT x ->> 'key', left(coalesce(x ->> 'subject', ''), 500), coalesce(nullif(x -> 'suggestions', 'null'), '[]'), x ->> 'field'
    FROM jsonb_array_elements(p_content -> 'questions') AS x
$$;
COMMENT ON FUNCTION dcm_app.handbook_questions_of(jsonb) IS 'What a row of a workbook asks';
